import { expect, test } from 'vitest';
import { folderCircles } from '../../scripts/folder-circles.mjs';

/** One module for each line: `a/x.ts > b/y.ts c/z.ts`. */
const modulesOf = (...lines: readonly string[]) =>
  lines.map((line) => {
    const [source = '', resolved = ''] = line.split(' > ');
    return { source, dependencies: resolved.split(' ').map((each) => ({ resolved: each })) };
  });

test('folders may stand on each other', () => {
  expect(folderCircles(modulesOf('a/x.ts > b/y.ts c/z.ts', 'b/y.ts > c/z.ts', 'c/z.ts > c/w.ts'))).toEqual(
    [],
  );
});

test('two folders that import each other are a circle, although no two files do', () => {
  expect(folderCircles(modulesOf('a/x.ts > b/y.ts', 'b/z.ts > a/w.ts'))).toEqual([
    [
      ['a/x.ts', 'b/y.ts'],
      ['b/z.ts', 'a/w.ts'],
    ],
  ]);
});

test('so are those that do so through others, and the way through the fewest is shown', () => {
  const [circle] = folderCircles(
    modulesOf('a/x.ts > b/y.ts', 'b/y.ts > c/z.ts d/v.ts', 'd/v.ts > c/z.ts', 'c/w.ts > a/u.ts'),
  );
  expect(circle?.map(([from]) => from)).toEqual(['a/x.ts', 'b/y.ts', 'c/w.ts']);
});

test('a folder and its sub-folder are two folders', () => {
  const both = modulesOf('a/x.ts > a/b/y.ts', 'a/b/y.ts > a/z.ts');
  expect(folderCircles(both)).toHaveLength(1);
  expect(folderCircles(both, [['a/b', 'a']])).toEqual([]);
  expect(folderCircles(both, [['a', 'b']])).toHaveLength(1);
});

test('every circle is found, each once', () => {
  const modules = modulesOf(
    'a/x.ts > b/x.ts',
    'b/x.ts > a/y.ts',
    'c/x.ts > d/x.ts',
    'd/x.ts > c/y.ts b/x.ts',
  );
  expect(folderCircles(modules).map((circle) => circle.map(([from]) => from))).toEqual([
    ['a/x.ts', 'b/x.ts'],
    ['c/x.ts', 'd/x.ts'],
  ]);
});
