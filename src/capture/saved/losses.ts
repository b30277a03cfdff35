import { addLostCalls, type Losses, NO_LOSSES } from '../../exchange/losses.ts';
import { originOfUnredacted } from '../../platform/origin.ts';
import { isObject, listAt, numberAt, textAt } from '../sources/json.ts';

/** Reads the `losses` of a recording. What is malformed counts as nothing lost. */
export function readLosses(value: unknown): Losses {
  if (!isObject(value)) return NO_LOSSES;
  const [exchanges, pending] = [countAt(value, 'exchanges'), countAt(value, 'pending')];
  const counted = { ...NO_LOSSES, exchanges, pending, events: countAt(value, 'events') };
  return listAt(value, 'calls').reduce<Losses>((losses, each) => {
    const count = isObject(each) ? countAt(each, 'count') : 0;
    if (!isObject(each) || count === 0) return losses;
    const origin = textAt(each, 'origin');
    return addLostCalls(losses, { origin: origin === null ? null : originOfUnredacted(origin), count });
  }, counted);
}

const countAt = (value: Readonly<Record<string, unknown>>, key: string): number => {
  const count = numberAt(value, key) ?? 0;
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
};
