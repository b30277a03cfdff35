import { useEffect, useState } from 'preact/hooks';
import type { ContentsEntry } from './contents.ts';
import { loadEveryPage } from './pages.ts';
import { indexOf, type SearchIndex, search } from './search.ts';

let index: SearchIndex | null = null;

/** The pages that a query finds; null if the query is empty or the pages are not loaded. */
export function useSearch(query: string): readonly ContentsEntry[] | null {
  const [isLoaded, setLoaded] = useState(index !== null);
  const isAsked = query.trim() !== '';
  useEffect(() => {
    if (!isAsked || isLoaded) return;
    void loadEveryPage().then((pages) => {
      index = indexOf(pages);
      setLoaded(true);
    });
  }, [isAsked, isLoaded]);
  return isAsked && index !== null ? search(index, query) : null;
}
