import { useEffect, useState } from 'preact/hooks';

/** A text must be unchanged for so many milliseconds before it is read aloud. */
const PAUSE = 800;

/** The text once it stays unchanged; the initial text is never announced. */
export function useAnnouncement(text: string): string {
  const [first] = useState(text);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return said === null || (said === first && said === text) ? '' : said;
}
