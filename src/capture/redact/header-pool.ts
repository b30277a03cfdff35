import type { Header } from '../../fetch/header-list.ts';

/** How many lines are remembered, and how long they may be: enough for what servers send again and again. */
const MOST = 10_000;
const LONGEST = 256;

type Line = { readonly name: string; readonly values: Map<string, Header> };

let lines = new Map<string, Line>();
let count = 0;

/**
 * The header line without its secret. Lines come again and again in a session: each is looked at once and kept once.
 * What was secret about one is not remembered.
 */
export function pooled(header: Header, redact: (header: Header) => Header): Header {
  const line = lines.get(header.name);
  const known = line?.values.get(header.value);
  if (known !== undefined) return known;
  const kept = redact(header);
  const { value, secret } = kept;
  if (secret || value !== header.value || value.length + header.name.length > LONGEST) return kept;
  if (count >= MOST) {
    lines = new Map();
    count = 0;
  }
  count += 1;
  const own = lines.get(header.name) ?? { name: header.name, values: new Map() };
  const once = { name: own.name, value };
  lines.set(own.name, own);
  own.values.set(value, once);
  return once;
}
