import type { Losses, LostCalls } from '../exchange/losses.ts';
import { say, type Text } from '../text/text.ts';

/** So many origins have a sentence of their own. */
const NAMED = 3;

/** A sentence for each kind of loss: what is missing, why, and what is there nevertheless. */
export function lossWords({ calls, exchanges, pending, events }: Losses): readonly Text[] {
  const most = calls.toSorted(
    (a, b) => Number(a.origin === null) - Number(b.origin === null) || b.count - a.count,
  );
  const [named, others] = [most.slice(0, NAMED), most.slice(NAMED)];
  const rest = others.reduce((sum, { count }) => sum + count, 0);
  return [
    ...[...named, ...(rest === 0 ? [] : [{ origin: null, count: rest }])].map(callWords),
    ...(exchanges === 0 ? [] : [exchangeWords(exchanges)]),
    ...(pending === 0 ? [] : [pendingWords(pending)]),
    ...(events === 0 ? [] : [eventWords(events)]),
  ];
}

function callWords({ origin, count }: LostCalls): Text {
  const isOne = count === 1;
  const caller = origin === null ? ['other origins'] : say`${origin}`;
  return [
    `${counted(count, 'call')} of `,
    ...caller,
    `${isOne ? ' was' : ' were'} not recorded: a frame called more than a thousand times in a second. `,
    isOne ? 'Its request was recorded as usual.' : 'Their requests were recorded as usual.',
  ];
}

const exchangeWords = (count: number): Text => [
  `The recording was full, so ${counted(count, 'exchange')} had to make room for newer ones: `,
  'those that were allowed first, the oldest before the others.',
];

const pendingWords = (count: number): Text => [
  `Too many requests had no end, so ${count.toLocaleString('en')} of the oldest `,
  count === 1 ? 'was' : 'were',
  ' forgotten.',
];

const eventWords = (count: number): Text => [
  count === 1 ? 'One event of a request was lost' : `${counted(count, 'event')} of requests were lost`,
  ' while Crosscheck’s background was starting again. What the Network panel has of ',
  count === 1 ? 'it was recorded.' : 'them was recorded.',
];

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
