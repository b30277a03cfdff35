import { rememberingPassed } from './remembering.ts';
import { isTag } from './tag.ts';

/**
 * The letters that often follow each letter in English words, counted over the words of the documentation of a few
 * hundred packages. Random letters follow each other in any order.
 */
const FOLLOWERS: Readonly<Record<string, string>> = {
  a: 'abcdefghijklmnoprstuvwxyz',
  b: 'abcdefgijloprstuy',
  c: 'abcdefhiklmoprstuy',
  d: 'abcdefghijlmnoprstuvy',
  e: 'abcdefghijklmnopqrstuvwxyz',
  f: 'abcdefilmnorstuy',
  g: 'abcefghilmnorstu',
  h: 'aeiklmorstuy',
  i: 'abcdefgiklmnoprstvxz',
  j: 'aeiosuw',
  k: 'adeilnorstuy',
  l: 'abcdefhiklmnoprstuvy',
  m: 'abcdegilmnoprsuvy',
  n: 'abcdefghijklmnoprstuvwyz',
  o: 'abcdefghijklmnoprstuvwxyz',
  p: 'acdehiklmnoprstuy',
  q: 'u',
  r: 'abcdefgiklmnoprstuvwy',
  s: 'abcdefghiklmnoprstuwyz',
  t: 'abcdefghilmnoprstuwy',
  u: 'abcdefgilmnoprst',
  v: 'aeio',
  w: 'aehinorst',
  x: 'aceipt',
  y: 'abcdefilmnoprstw',
  z: 'aeioz',
};

/** Words of the trade that are spelled like no other word. */
const KNOWN = new Set(
  'apollographql graphql h2c https jpeg jwks mysql nginx patch postgresql proxy uuid xhtml xmlhttprequest xslt xsrf'.split(
    ' ',
  ),
);

const LONGEST = 64;
const LONGEST_PIECE = 20;
const MOST_PARTS = 8;

/**
 * Whether a text reads like words, as `reset-password`, `userProfile`, `v2` and `jquery-3.6.0.min` do. Keys, tokens,
 * hashes and UUIDs do not: their letters follow each other in no order, and letters, capitals and digits alternate.
 */
export const isPlainWord = rememberingPassed((text) => isTag(text) || readsLikeWords(text));

function readsLikeWords(text: string): boolean {
  if (text.length > LONGEST || LICENCE_KEY.test(text) || hasNumberInGroups(text)) return false;
  const parts = text.split(/[-_.~+]/);
  return parts.length <= MOST_PARTS && parts.every(isPart) && areWords(parts);
}

/**
 * Whether a text has a number in groups, as cards, telephones and one-time codes have: `+1-209-917-4554`, `850-457`.
 * Dates and small numbers are none: `2024-11-30`, `10-100`.
 */
export const hasNumberInGroups = (text: string): boolean =>
  (text.match(/(?<![A-Za-z\d])\d+([-_~+]+\d+)+(?![A-Za-z\d])/g) ?? []).some(
    (numbers) => numbers.replace(/\D/g, '').length > 4 && !numbers.split(/\D+/).every(isOfDate),
  );

const isOfDate = (digits: string): boolean => /^(\d{1,2}|(19|20)\d\d)$/.test(digits);

/** Whether several parts of four letters could be words. Those of a code could not: `TQXM-DSCK`. */
function areWords(parts: readonly string[]): boolean {
  const short = parts.filter((part) => /^[A-Za-z]{4}$/.test(part) && !KNOWN.has(part.toLowerCase()));
  const unusual = short.reduce((sum, part) => sum + unusualPairs(part), 0);
  return short.length < 2 || unusual * 6 <= short.length * 4;
}

/** Groups of capitals and digits: `QWER-TY12-ASDF`. Each alone could be an abbreviation. */
const LICENCE_KEY = /(?<![A-Za-z\d])(?=[A-Z-]*\d)[A-Z\d]{4,6}(-[A-Z\d]{4,6}){2,}(?![A-Za-z\d])/;

/** `v2`, `utf8`, `3d`, `order2024`. */
const WITH_NUMBER = /^\d{1,2}[A-Za-z]{1,3}$|^[A-Za-z]{1,4}\d{1,3}$|^([A-Za-z]{5,})\d{1,4}$/;

/** Where words meet in one: `user|Profile`, `HTTP|Server`. */
const SEAM = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;

function isPart(part: string): boolean {
  if (KNOWN.has(part.toLowerCase()) || /^\d{1,4}$/.test(part)) return true;
  const withNumber = WITH_NUMBER.exec(part);
  const letters = withNumber === null ? part : (withNumber[1] ?? '');
  if (!/^[A-Za-z]*$/.test(letters)) return false;
  const pieces = letters.split(SEAM);
  return pieces.every((piece, index) => (index === 0 || isLong(piece)) && isPiece(piece));
}

/** Whether a capital begins a word here: `userId` has two words, `aBcD` has none. */
const isLong = (piece: string): boolean =>
  piece.length > 2 || /^(as|at|by|db|do|id|if|in|io|ip|is|js|me|my|no|of|on|or|os|to|ui|up)$/i.test(piece);

function isPiece(piece: string): boolean {
  if (piece.length > LONGEST_PIECE) return false;
  if (/[^aeiouy]{5}/i.test(piece)) return false;
  if (piece.length < 5 || KNOWN.has(piece.toLowerCase())) return true;
  // Where two words meet, as in `dashboard`, any two letters may.
  return unusualPairs(piece) <= (piece.length < 6 ? 0 : Math.max(1, Math.floor(piece.length / 8)));
}

/** How many letters seldom follow the letter before them. */
function unusualPairs(piece: string): number {
  const letters = [...piece.toLowerCase()];
  return letters.filter(
    (letter, index) => index > 0 && !FOLLOWERS[letters[index - 1] ?? '']?.includes(letter),
  ).length;
}
