import type { Example, ExampleLine, ExamplePart } from './page.ts';

/** Parses a code block in the language `exchange`. tests/support/read-example.ts describes and diagnoses it. */
export function readExample(text: string, verdict: string | null): Example {
  return {
    kind: 'exchange',
    verdict,
    parts: text
      .trim()
      .split(/\n{2,}/)
      .flatMap(partsOf),
  };
}

function partsOf(block: string): readonly ExamplePart[] {
  const lines = block.split('\n');
  const [first = ''] = lines;
  if (first.startsWith('--- ')) {
    const later: ExamplePart = { kind: 'later', text: first.slice(4) };
    return lines.length === 1 ? [later] : [later, ...partsOf(lines.slice(1).join('\n'))];
  }
  if (!first.startsWith('>')) return [{ kind: 'settings', lines: lines.map(lineOf) }];
  return [...messageOf('request', '>', lines), ...messageOf('response', '<', lines)];
}

function messageOf(
  kind: 'request' | 'response',
  mark: string,
  all: readonly string[],
): readonly ExamplePart[] {
  const [start, ...lines] = all
    .filter((line) => line.startsWith(mark))
    .map((line) => line.slice(mark.length).trim());
  return start === undefined ? [] : [{ kind, start, lines: lines.map(lineOf) }];
}

function lineOf(line: string): ExampleLine {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}
