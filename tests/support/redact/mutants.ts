import ts from 'typescript';

/** A source of which one rule was taken out. */
export type Mutant = { readonly what: string; readonly source: string };

/**
 * Takes out one rule after another: an entry of a table, a word of a list, an alternative of a regular expression, one
 * side of a condition, an early return, a branch, a replacement.
 */
export function mutantsOf(name: string, source: string): readonly Mutant[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const replace = (node: ts.Node, by: string, rule: ts.Node | string): void => {
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const text = typeof rule === 'string' ? rule : rule.getText();
    mutants.push({
      what: `${name}:${line} without ${text.replace(/\s+/g, ' ').slice(0, 90)}`,
      source: source.slice(0, node.getStart()) + by + source.slice(node.getEnd()),
    });
  };
  const visit = (node: ts.Node): void => {
    mutate(node, replace);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

type Replace = (node: ts.Node, by: string, rule: ts.Node | string) => void;

function mutate(node: ts.Node, replace: Replace): void {
  if (ts.isBinaryExpression(node) && isLogical(node)) {
    replace(node, node.right.getText(), node.left);
    replace(node, node.left.getText(), node.right);
  } else if (ts.isConditionalExpression(node)) {
    replace(node, `(${node.whenTrue.getText()})`, node.whenFalse);
    replace(node, `(${node.whenFalse.getText()})`, node.whenTrue);
  } else if (ts.isCallExpression(node) && isReplacing(node.expression)) {
    replace(node, node.expression.expression.getText(), node);
  } else if (ts.isIfStatement(node)) {
    replace(node, '', node);
  } else if (ts.isArrayLiteralExpression(node) && node.elements.every(ts.isArrayLiteralExpression)) {
    for (const entry of node.elements)
      replace(node, `[${textsOf(node.elements.filter((each) => each !== entry))}]`, entry);
  } else if (ts.isRegularExpressionLiteral(node)) {
    for (const { pattern, without } of alternativesLeftOut(node.text)) replace(node, pattern, without);
  } else if (ts.isStringLiteral(node) && isSplit(node)) {
    const words = node.text.split(' ');
    for (const word of words)
      replace(node, `'${words.filter((each) => each !== word).join(' ')}'`, `the word ${word}`);
  }
}

/** `value.replace(…)` */
const isReplacing = (called: ts.Expression): called is ts.PropertyAccessExpression =>
  ts.isPropertyAccessExpression(called) && called.name.text === 'replace';

/** `'a b c'.split(' ')` */
const isSplit = ({ parent }: ts.Node): boolean =>
  ts.isPropertyAccessExpression(parent) && parent.name.text === 'split';

const isLogical = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;

const textsOf = (nodes: readonly ts.Node[]): string => nodes.map((node) => node.getText()).join(', ');

type Span = { readonly start: number; readonly end: number };

/** A regular expression without each one of its alternatives: `/a|(b|c)d/` without `a`, `(b|c)d`, `b` and `c`. */
function alternativesLeftOut(text: string): readonly { pattern: string; without: string }[] {
  return alternativesOf(text).flatMap((group) =>
    group.map(({ start, end }) => {
      const isLast = group.at(-1)?.end === end;
      const [from, to] = isLast ? [start - 1, end] : [start, end + 1];
      return { pattern: text.slice(0, from) + text.slice(to), without: text.slice(start, end) };
    }),
  );
}

/** The groups of an expression that have alternatives, and where each alternative stands. */
function alternativesOf(text: string): readonly (readonly Span[])[] {
  const found: Span[][] = [];
  const open: { start: number; alternatives: Span[] }[] = [{ start: 1, alternatives: [] }];
  const close = (end: number): void => {
    const group = open.pop();
    if (group === undefined || group.alternatives.length === 0) return;
    found.push([...group.alternatives, { start: group.start, end }]);
  };
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    const group = open.at(-1);
    if (token.startsWith('(')) open.push({ start: index + token.length, alternatives: [] });
    else if (token === ')') close(index);
    else if (token === '|' && group) {
      group.alternatives.push({ start: group.start, end: index });
      group.start = index + 1;
    }
  }
  close(text.lastIndexOf('/'));
  return found;
}

/** An escape, a class of characters, the begin of a group, or one character. */
const TOKENS = /\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]))?|[\s\S]/g;
