import type { Header } from '../../fetch/header-list.ts';

/** How many lines are kept and how many characters each may have. Enough for the lines that servers repeat. */
const MOST = 10_000;
const LONGEST = 256;

type Line = { readonly name: string; readonly values: Map<string, Header> };

let lines = new Map<string, Line>();
let count = 0;

/**
 * Returns the header line without its secrets. A session sees the same lines many times, so each is redacted once and
 * its object shared. The pool never keeps a line that had a secret.
 */
export function pooled(header: Header, redact: (header: Header) => Header): Header {
  const line = lines.get(header.name);
  const known = line?.values.get(header.value);
  if (known !== undefined) return known;
  const kept = redact(header);
  const { name, value, secret } = kept;
  if (secret || name !== header.name || value !== header.value || value.length + header.name.length > LONGEST)
    return kept;
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
