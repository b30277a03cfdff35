import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What stands for a masked value: `redacted-3f2a91c07be4`. Equal values have equal tags, so that two URLs that differ
 * only in a token still differ. It is a token of HTTP and needs no escape in a URL. Recordings of version 1 have it without a number.
 */
const TAG = /^redacted(-[\da-f]{12})?$/;

/** Splits a text so that every second part is a tag. */
export const SPLIT_AT_TAGS = /(redacted-[\da-f]{12})/;

export const isTag = (text: string): boolean => TAG.test(text);

/**
 * Makes tags with a secret salt. Without the salt nobody can try out which value a tag stands for, so the salt is
 * never saved. A tag that was made before, as in a recording, stays as it is.
 */
export function tagger(salt: string): (value: string) => string {
  const key = sha256(utf8ToBytes(salt));
  let known = new Map<string, string>();
  return (value) => {
    if (isTag(value)) return value;
    const before = known.get(value);
    if (before !== undefined) return before;
    const tag = `redacted-${bytesToHex(hmac(sha256, key, utf8ToBytes(value))).slice(0, 12)}`;
    // The values are secrets, so few are remembered, and only for a moment: a request names its URL in many events.
    if (known.size >= 100) known = new Map();
    known.set(value, tag);
    return tag;
  };
}
