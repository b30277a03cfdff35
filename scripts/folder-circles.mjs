/**
 * Folders that import each other, directly or through others. A folder here is the files that stand in it: its
 * sub-folders are folders of their own.
 *
 * @typedef {{ source: string, dependencies: readonly { resolved: string }[] }} Module As dependency-cruiser gives it.
 */

/**
 * A way round for each folder that has one, the shortest, and each way once. A way is a list of imports,
 * `[from file, to file]`, each of which begins in the folder where the one before ended.
 *
 * @param {readonly Module[]} modules
 * @param {readonly (readonly [string, string])[]} except Pairs `[from folder, to folder]` whose imports do not count.
 * @returns {[string, string][][]}
 */
export function folderCircles(modules, except = []) {
  const imports = importsOf(modules, except);
  const circles = new Map();
  for (const folder of [...imports.keys()].sort()) {
    const circle = wayBack(folder, imports);
    if (circle === null) continue;
    const folders = circle.map(([from]) => folderOf(from));
    const key = folders.sort().join(' ');
    if (!circles.has(key)) circles.set(key, circle);
  }
  return [...circles.values()];
}

/** For each folder the others that it imports, each with the first import that does so. */
function importsOf(modules, except) {
  const imports = new Map(modules.map(({ source }) => [folderOf(source), new Map()]));
  for (const { source, dependencies } of modules)
    for (const { resolved } of dependencies) {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      if (from === to || except.some(([one, other]) => one === from && other === to)) continue;
      const known = imports.get(from);
      if (!known.has(to)) known.set(to, [source, resolved]);
    }
  return imports;
}

/** Breadth first, so that the first way back is the shortest. */
function wayBack(start, imports) {
  const ways = [[start, []]];
  const seen = new Set();
  for (const [folder, way] of ways)
    for (const [next, step] of imports.get(folder) ?? []) {
      if (next === start) return [...way, step];
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([next, [...way, step]]);
    }
  return null;
}

function folderOf(file) {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}
