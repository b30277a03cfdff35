import type { Header, HeaderList } from '../../src/index.ts';

/** An edited header line, beside the observed one. */
export type EditedLine = {
  readonly index: number;
  readonly header: Header;
  /** Null if the line was added. */
  readonly was: Header | null;
};
export type Differences = { readonly lines: readonly EditedLine[]; readonly removed: HeaderList };

const sameName = (a: Header, b: Header): boolean => a.name.toLowerCase() === b.name.toLowerCase();

/** Pairs lines of the same name: the first with the first, and so on. */
export function differencesOf(before: HeaderList, after: HeaderList): Differences {
  const left = [...before];
  const lines = after.map((header, index): EditedLine => {
    const at = left.findIndex((each) => sameName(each, header));
    const [was = null] = at < 0 ? [] : left.splice(at, 1);
    return { index, header, was };
  });
  return { lines, removed: left };
}

export const isChanged = ({ header, was }: EditedLine): boolean =>
  was === null || was.value !== header.value || was.secret !== header.secret;
