import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { remembering } from './remembering.ts';

/**
 * What stands for a masked value: `redacted-3f2a91c07be4`. Equal values have equal tags, so that two URLs that differ
 * only in a token still differ. It is a token of HTTP and needs no escape in a URL. Recordings of version 1 have it without a number.
 */
const TAG = /^redacted(?:-([\da-f]{12}))?$/;

/** Stands between the parts of a text that are no tags. */
export const BETWEEN_TAGS = /(redacted-[\da-f]{12})/;

/** The tags of a text and what stands between them, in their order. */
export const splitAtTags = (text: string): readonly string[] => text.split(BETWEEN_TAGS);

export const isTag = (text: string): boolean => TAG.test(text);

/** The hexadecimal digits of a tag, as recordings have them; empty if it has none. */
export const digitsOf = (tag: string): string => TAG.exec(tag)?.[1] ?? '';

/** The tag with these digits; null if they are none of a tag. */
export function tagWith(digits: string): string | null {
  const tag = `redacted-${digits}`;
  return isTag(tag) ? tag : null;
}

/**
 * Makes tags with a secret salt. Without the salt nobody can try out which value a tag stands for, so the salt is
 * never saved. A tag that was made before, as in a recording, stays as it is.
 */
export function tagger(salt: string): (value: string) => string {
  const keyed = hmac.create(sha256, sha256(utf8ToBytes(salt)));
  const tagOf = remembering(
    (value) => `redacted-${bytesToHex(keyed.clone().update(utf8ToBytes(value)).digest()).slice(0, 12)}`,
  );
  return (value) => (isTag(value) ? value : tagOf(value));
}
