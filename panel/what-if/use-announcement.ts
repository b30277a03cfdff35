import { useEffect, useState } from 'preact/hooks';

/** Milliseconds without a change after which a reader is told. */
const PAUSE = 800;

/** The text once it stays the same for a while; nothing for the one it starts with. */
export function useAnnouncement(text: string): string {
  const [first] = useState(text);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return said === null || (said === first && said === text) ? '' : said;
}
