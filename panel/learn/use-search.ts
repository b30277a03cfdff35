import { useEffect, useState } from 'preact/hooks';
import { type Page, textOf } from '../../markdown/page.ts';
import type { ContentsEntry } from './contents.ts';
import { loadEveryPage } from './pages.ts';
import { type Indexed, search } from './search.ts';

let index: readonly Indexed[] | null = null;

/** The pages that contain every word of the query; null if the query is empty or the pages are not loaded. */
export function useSearch(query: string): readonly ContentsEntry[] | null {
  const [isLoaded, setLoaded] = useState(index !== null);
  const isAsked = query.trim() !== '';
  useEffect(() => {
    if (!isAsked || isLoaded) return;
    void loadEveryPage().then((pages) => {
      index = pages.map(indexed);
      setLoaded(true);
    });
  }, [isAsked, isLoaded]);
  return isAsked && index !== null ? search(index, query) : null;
}

const indexed = ({ id, title, blocks }: Page): Indexed => ({ id, title, text: `${id}\n${textOf(blocks)}` });
