import type { Hop, Preflight } from '../exchange/exchange.ts';
import { corsUnsafeRequestHeaderNames } from '../fetch/cors-safelisted.ts';
import type { HeaderList } from '../fetch/header-list.ts';
import { chooseTainting, type ResponseTainting } from '../fetch/main-fetch.ts';
import type { Profile } from '../fetch/profiles.ts';
import type { Redirectable } from '../fetch/redirected-request.ts';
import type { ObservedResponse } from '../fetch/request.ts';
import { type Asked, preflightReasons } from '../fetch/run.ts';
import { Trace } from '../fetch/trace.ts';
import type { Spared, SupposedAnswer, SupposedHop } from './supposition.ts';

/** The request that a browser is about to send, and the hops before it. */
type Sending = {
  readonly asked: Asked;
  readonly profile: Profile;
  readonly before: readonly Hop[];
  readonly request: Redirectable;
  /** The headers that the script set. A redirect may have removed some from `request`. */
  readonly setByScript: HeaderList;
  readonly useCorsPreflightFlag: boolean;
};

/** The preflight before this request. Null if none is necessary or if the CORS-preflight cache has it. */
export function supposedPreflight(sending: Sending, answers: SupposedHop): Preflight | null {
  const { profile, before, request, setByScript, useCorsPreflightFlag } = sending;
  if (taintingOf(sending) !== 'cors') return null;
  const namesOf = (list: HeaderList) => corsUnsafeRequestHeaderNames(list, profile);
  const isSticky = profile.has('preflight-is-sticky') && before.some(({ preflight }) => preflight !== null);
  const isNeeded = preflightReasons(request.method, namesOf(request.headerList)).length > 0;
  if (!isNeeded && !isSticky && !useCorsPreflightFlag) return null;
  const reappears = profile.has('stripped-headers-reappear-in-preflight');
  const unsafeNames = namesOf(reappears ? setByScript : request.headerList);
  if (answers.spared !== null && isSpared(answers.spared, sending, unsafeNames)) return null;
  return {
    requestId: null,
    startedAt: 0,
    duration: null,
    requestHeaders: [
      { name: 'Access-Control-Request-Method', value: request.method },
      ...(unsafeNames.length === 0
        ? []
        : [{ name: 'Access-Control-Request-Headers', value: unsafeNames.join(',') }]),
    ],
    response: answered(answers.preflight),
    error: null,
  };
}

/** The supposed response, as one that came from the server and not from a cache. */
export const answered = (answer: SupposedAnswer | null): ObservedResponse | null =>
  answer && {
    status: answer.status,
    headerList: answer.headerList.filter(({ name }) => name !== ''),
    fromCache: false,
  };

function taintingOf({ asked, before, request }: Sending): ResponseTainting | null {
  const urls = [...before.map(({ url }) => url), request.url];
  let tainting: ResponseTainting = 'basic';
  for (const hop of urls.keys()) {
    const own = {
      method: request.method,
      urlList: urls.slice(0, hop + 1),
      unsafeNames: [],
      redirectedBy: null,
    };
    const at = { ...asked, ...own };
    const chosen = chooseTainting(at, tainting, hop, new Trace());
    if (typeof chosen !== 'string') return null;
    tainting = chosen;
  }
  return tainting;
}

function isSpared(spared: Spared, { asked, request }: Sending, unsafeNames: readonly string[]): boolean {
  return (
    spared.origin === asked.origin &&
    spared.url === request.url &&
    spared.method === request.method &&
    spared.unsafeNames.join() === unsafeNames.join() &&
    spared.credentialsModes.includes(asked.credentialsMode)
  );
}
