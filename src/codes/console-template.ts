import type { Text } from '../text/text.ts';

/** The values of one request by the names of a template's slots; null or absent: it was not seen. */
export type SlotValues = Readonly<Record<string, string | null>>;

/** A sentence of a console with a slot for each value of the request: `Method {method} is not allowed …`. */
const SLOT = /\{(\w+)\}/;

/** Fills the slots of a template. A value that was not seen is an ellipsis. */
export function fill(template: string, values: SlotValues): Text {
  return template
    .split(SLOT)
    .map((part, index) => (index % 2 === 0 ? part : slot(values[part] ?? null)))
    .filter((part) => part !== '');
}

function slot(value: string | null): Text[number] {
  if (value === null) return '…';
  return value === '' ? '' : { value };
}
