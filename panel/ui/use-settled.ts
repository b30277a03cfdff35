import { useEffect, useState } from 'preact/hooks';

/** The value once it has not changed for so many milliseconds. A screen reader must not speak with every event. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
