import { byteLowercase, type HeaderList } from '../fetch/header-list.ts';
import type { ObservedResponse } from '../fetch/request.ts';
import { type Asked, type ObservedHop, preflightReasons } from '../fetch/run.ts';
import { type AnswerChange, valueAfter } from './answer-change.ts';
import type { Deed, Place, PolicyChange, Rule } from './policy-change.ts';

/** A request and what was seen of it, or what it would be after a change. */
export type Observation = { readonly asked: Asked; readonly hops: readonly ObservedHop[] };

/** Whether a change can be applied to an observation. Advice to a person cannot. */
export const isApplicable = (change: PolicyChange): change is Rule => !('advise' in change);

/**
 * Applies the changes to hop `hop` and returns the new observation, as if the server and the page had made them.
 * Responses that were not seen stay unknown.
 */
export function apply(
  observation: Observation,
  changes: readonly (PolicyChange | Deed)[],
  hop: number,
): Observation {
  return changes.reduce(
    (current, change) => applyOne(current, change, Math.min(hop, current.hops.length - 1)),
    observation,
  );
}

function applyOne(observation: Observation, change: PolicyChange | Deed, hop: number): Observation {
  const at = observation.hops[hop];
  if (at === undefined || 'advise' in change) return observation;
  if ('ask' in change) return { ...observation, asked: { ...observation.asked, ...change.ask } };
  if ('call' in change) return { ...observation, hops: callDirectly(observation.hops, at, change.call) };
  if ('reload' in change) return { ...observation, hops: [unanswered(at)] };
  const replaced = { ...at, ...changeHop(at, change) };
  return { ...observation, hops: observation.hops.map((each, index) => (index === hop ? replaced : each)) };
}

function changeHop(hop: ObservedHop, change: Exclude<Rule, { call: unknown }>): Partial<ObservedHop> {
  if ('method' in change) return { method: change.method };
  if ('drop' in change) {
    const unsafeNames = hop.unsafeNames.filter((name) => byteLowercase(name) !== byteLowercase(change.drop));
    const isNeeded = preflightReasons(hop.method, unsafeNames).length > 0;
    return { unsafeNames, preflight: isNeeded ? hop.preflight : null };
  }
  return {
    preflight: hop.preflight && { response: changeAnswer(hop.preflight.response, change, ['preflight']) },
    response: changeAnswer(hop.response, change, ['response', 'redirect']),
  };
}

/** Applies a change to a response at one of these places. An unknown response (null) stays unknown. */
export function changeAnswer<A extends Pick<ObservedResponse, 'status' | 'headerList'>>(
  answer: A | null,
  change: AnswerChange,
  places: readonly Place[],
): A | null {
  if (answer === null || !change.on.some((place) => places.includes(place))) return answer;
  if ('status' in change) {
    return { ...answer, status: change.status, headerList: without(answer.headerList, 'Location') };
  }
  if ('remove' in change) return { ...answer, headerList: without(answer.headerList, change.remove) };
  const value = valueAfter(answer.headerList, change);
  if (value === null) return answer;
  return {
    ...answer,
    headerList: [...without(answer.headerList, change.set), { name: change.set, value }],
  };
}

function without(headerList: HeaderList, name: string): HeaderList {
  return headerList.filter((header) => byteLowercase(header.name) !== byteLowercase(name));
}

/** The hops from `url` on: those that were seen, or a single hop with unknown responses. */
function callDirectly(hops: readonly ObservedHop[], at: ObservedHop, url: string): readonly ObservedHop[] {
  const index = hops.findIndex((hop) => hop.url === url);
  if (index >= 0) return hops.slice(index);
  return [{ ...unanswered(at), url }];
}

const unanswered = (hop: ObservedHop): ObservedHop => ({
  ...hop,
  preflight: hop.preflight && { response: null },
  response: null,
});

/** Joins both lists without duplicates. If both change the same header at the same place, the change in `added` wins. */
export function merge(
  before: readonly PolicyChange[],
  added: readonly PolicyChange[],
): readonly PolicyChange[] {
  const result: PolicyChange[] = [...before];
  for (const change of added) {
    const same = result.findIndex((each) => keyOf(each) === keyOf(change));
    if (same < 0) result.push(change);
    else result[same] = change;
  }
  return result;
}

function keyOf(change: PolicyChange): string {
  if ('set' in change) return `set ${byteLowercase(change.set)} ${change.on.join()}`;
  if ('remove' in change) return `remove ${byteLowercase(change.remove)} ${change.on.join()}`;
  if ('status' in change) return `status ${change.on.join()}`;
  return JSON.stringify(change);
}
