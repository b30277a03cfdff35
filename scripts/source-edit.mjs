import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * Insertions into one TypeScript file. Their places are found in its syntax tree, so the layout of the file does not
 * matter; Biome puts the result in order.
 */
export class SourceEdit {
  #insertions = [];

  constructor(file) {
    this.file = file;
    this.text = readFileSync(file, 'utf8');
    this.tree = ts.createSourceFile(file, this.text, ts.ScriptTarget.Latest, true);
  }

  /** Every node of the file for which `is` returns true, in order. */
  all(is) {
    const found = [];
    const visit = (node) => {
      if (is(node)) found.push(node);
      ts.forEachChild(node, visit);
    };
    visit(this.tree);
    return found;
  }

  /** The value of a constant, without what TypeScript says of it, or of a property inside it. */
  constant(name, ...path) {
    const [declaration] = this.all((node) => ts.isVariableDeclaration(node) && node.name.getText() === name);
    let value = bare(declaration?.initializer);
    for (const key of path) value = bare(propertyOf(value, key)?.initializer);
    if (value === undefined) throw new Error(`${this.file} has no ${[name, ...path].join(' ')}`);
    return value;
  }

  /** The constants of the file that are objects. */
  tables() {
    return this.all((node) => ts.isVariableDeclaration(node))
      .map(({ initializer }) => bare(initializer))
      .filter((value) => value !== undefined && ts.isObjectLiteralExpression(value));
  }

  addImport(name, from) {
    const place = this.tree.statements[0]?.getStart() ?? 0;
    this.#insert(place, `import ${name} from '${from}';\n`);
  }

  /** A property, after all others. `note` becomes the comment above it. */
  addProperty(object, key, value, note = '') {
    const comment = note === '' ? '' : `\n// ${note}\n`;
    this.#insert(object.properties.at(-1).getEnd(), `,${comment} ${JSON.stringify(key)}: ${value}`);
  }

  /** A property, where the alphabet wants it. */
  addSorted(object, key, value) {
    const next = object.properties.find((property) => keyOf(property) > key);
    if (next === undefined) this.addProperty(object, key, value);
    else this.#insert(next.getStart(), `${JSON.stringify(key)}: ${value},\n`);
  }

  /** An element, after the last one that `isBefore` takes. */
  addElement(array, value, isBefore) {
    const previous = array.elements.findLast((element) => isBefore(element.getText()));
    this.#insert((previous ?? array.elements.at(-1)).getEnd(), `, ${value}`);
  }

  /** One more literal of a union, or of the one literal that becomes a union. */
  addToUnion(type, literal) {
    this.#insert(type.getEnd(), ` | ${JSON.stringify(literal)}`);
  }

  /** A comment, as the first line of a function. */
  addNote(declaration, note) {
    this.#insert(declaration.body.getStart() + 1, `\n// ${note}`);
  }

  #insert(at, text) {
    this.#insertions.push({ at, text });
  }

  get isChanged() {
    return this.#insertions.length > 0;
  }

  save() {
    const fromTheEnd = this.#insertions.toSorted((a, b) => b.at - a.at);
    const put = (text, { at, text: added }) => text.slice(0, at) + added + text.slice(at);
    writeFileSync(this.file, fromTheEnd.reduce(put, this.text));
  }
}

/** `'CORS check'` of `'CORS check': { … }`, `aborted` of `aborted,` */
export const keyOf = ({ name }) => name.text;

const propertyOf = (object, key) => object?.properties.find((property) => keyOf(property) === key);

/** `{ … }` of `{ … } as const satisfies Table` */
function bare(value) {
  const isSaid = value !== undefined && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value));
  return isSaid ? bare(value.expression) : value;
}
