import { hostOf } from '../platform/origin.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { right, say, type Text } from '../text/text.ts';
import { isSigned } from './signed-url.ts';

/** A part of a URL that the recorder did not keep. */
const MASKED = /\bredacted\b/;

/**
 * What a page does instead of following a redirect from one URL to another. `advise` says it with the URL to call. A
 * signature is valid for one host, so a signed URL must be signed anew, and a URL that was masked cannot be called.
 */
export function callDirectly(
  from: string,
  to: string,
  advise: (url: string) => Text,
): readonly PolicyChange[] {
  if (isSigned(from)) return [{ advise: 'server', how: 'on the server', text: signAnew(from, to) }];
  if (!MASKED.test(to)) return [{ call: to }, { advise: 'page', how: 'as the rules', text: advise(to) }];
  const path = to.replace(/[?#].*$/s, '');
  const text = MASKED.test(path)
    ? say`Call the URL that the redirect names in ${'Location'} directly.`
    : say`${advise(path)} The parameters stay as they are.`;
  return [{ advise: 'page', how: 'around the call', text }];
}

/** For a URL that a storage service signed. */
export const signAnew = (from: string, to: string): Text =>
  say`The URL is signed for ${hostOf(from)} alone. Have it signed anew for ${right(hostOf(to))}: give the client that signs it the region, or the endpoint, of the bucket. Then the first request goes to the right place.`;
