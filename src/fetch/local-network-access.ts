import { hostOf, OPAQUE, originOf } from '../platform/origin.ts';
import { isPotentiallyTrustworthy } from '../platform/trustworthy.ts';
import { say, wrong } from '../text/text.ts';
import type { Request } from './request.ts';
import type { LocalNetworkStop } from './stop.ts';
import type { Trace } from './trace.ts';

/**
 * Local Network Access: the browser refused to connect to an address that is nearer to the user than the page is.
 * Only the browser knows which addresses those are and what the user answered. We believe it, and find out which of
 * its two conditions was not met.
 * https://wicg.github.io/local-network-access/
 */
export function localNetworkAccess(
  request: Request,
  at: { hop: number; serializedOrigin: string; trace: Trace },
): LocalNetworkStop {
  const step = at.trace.of('Local Network Access', at.hop, 'response');
  const host = hostOf(request.urlList.at(-1) ?? '');
  const seen = {
    hop: at.hop,
    phase: 'response',
    method: request.method,
    urlList: request.urlList,
    requestOrigin: request.origin,
    serializedOrigin: at.serializedOrigin,
    credentialsMode: request.credentialsMode,
    caller: request.caller,
    status: null,
  } as const;

  // A frame is a secure context if the page around it is one, too. The origin of a sandboxed frame, `null`, says nothing.
  const around = originOf(request.page ?? '');
  const pages = [request.origin, around].filter((each) => each !== OPAQUE);
  const insecure = pages.length === 0 ? OPAQUE : pages.find((each) => !isPotentiallyTrustworthy(each));
  if (insecure !== undefined) {
    const text = say`${host} has an address in a more private network than the page, and the page at ${wrong(insecure)} is not a secure context, so the user is not even asked.`;
    return { ...seen, page: insecure, at: step.stops('secure context', 'insecure page', text) };
  }
  const page = pages.at(-1) ?? OPAQUE;
  step.holds('secure context', say`The page at ${page} is a secure context, so the user may be asked.`);

  const text = say`${host} has an address in a more private network than the page, and the page has no permission to connect there.`;
  return { ...seen, page, at: step.stops('permission', 'no permission', text) };
}
