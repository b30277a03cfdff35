import { useEffect, useState } from 'preact/hooks';

/** The value as soon as it has stayed the same for a while: what is read aloud must not change with every event. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
