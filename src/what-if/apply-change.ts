import type { Diagnosis } from '../diagnosis/types.ts';
import { byteLowercase } from '../fetch/header-list.ts';
import { changeAnswer } from '../policy/apply.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { NOTHING_SAID, type SupposedHop, type Supposition } from './supposition.ts';

type Changed = Pick<Diagnosis, 'change' | 'hop' | 'exchange'>;

/** Applies the changes that a diagnosis proposes to its supposition. Unknown responses stay unknown. */
export function applyChange(supposition: Supposition, { change, hop, exchange }: Changed): Supposition {
  const urls = exchange.hops.map(({ url }) => url);
  return change.reduce<Supposition>((current, each) => applyOne(current, each, hop, urls), supposition);
}

function applyOne(
  supposition: Supposition,
  change: PolicyChange,
  hop: number,
  urls: readonly string[],
): Supposition {
  if ('advise' in change) return supposition;
  if ('method' in change) return { ...supposition, method: change.method };
  if ('drop' in change) {
    const dropped = byteLowercase(change.drop);
    return {
      ...supposition,
      headerList: supposition.headerList.filter(({ name }) => byteLowercase(name) !== dropped),
    };
  }
  if ('call' in change) {
    // If the redirects passed this URL, its response is known.
    const index = urls.indexOf(change.call);
    const seen: readonly SupposedHop[] = index < 0 ? [] : supposition.hops.slice(index);
    const [first = NOTHING_SAID, ...rest] = seen;
    return { ...supposition, url: change.call, hops: [first, ...rest] };
  }
  return editHop(supposition, hop, (at) => ({
    ...at,
    preflight: changeAnswer(at.preflight, change, ['preflight']),
    response: changeAnswer(at.response, change, ['response', 'redirect']),
  }));
}

/** Replaces hop `index` of the supposition. Hops that are missing before it are added with unknown responses. */
export function editHop(
  supposition: Supposition,
  index: number,
  edit: (hop: SupposedHop) => SupposedHop,
): Supposition {
  const length = Math.max(supposition.hops.length, index + 1);
  const hops = Array.from({ length }, (_, at) => supposition.hops[at] ?? NOTHING_SAID);
  const [first = NOTHING_SAID, ...rest] = hops.map((hop, at) => (at === index ? edit(hop) : hop));
  return { ...supposition, hops: [first, ...rest] };
}
