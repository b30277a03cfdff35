import { type Summary, say, type Text } from '../../src/index.ts';

/** The second line of a row: the cause, or what the row shows without one. */
export function secondLineOf(summary: Summary): Text {
  const { verdict, title, warnings } = summary;
  if (verdict !== 'allowed') return [title];
  const [first, ...others] = warnings;
  if (first === undefined) return say`Allowed`;
  return others.length === 0 ? first.headline : say`${first.headline}, and ${[String(others.length)]} more`;
}
