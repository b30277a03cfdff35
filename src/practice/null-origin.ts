import type { CorsCheck } from '../fetch/stop.ts';
import { hostOf, OPAQUE } from '../platform/origin.ts';
import { allowCredentials, allowOrigin, placesOf } from '../policy/allow.ts';
import type { PolicyChange } from '../policy/policy-change.ts';
import { right, say } from '../text/text.ts';
import { callDirectly } from './call-directly.ts';
import { adviseNoCredentials } from './callers.ts';

/** Whether no answer can safely allow this request: `*` does not count with credentials, and every sandbox is `null`. */
export const isNullWithCredentials = ({
  serializedOrigin,
  credentialsMode,
}: Pick<CorsCheck, 'serializedOrigin' | 'credentialsMode'>): boolean =>
  serializedOrigin === OPAQUE && credentialsMode === 'include';

/**
 * What helps such a request: without the redirect that made its origin `null`, an answer can name the page’s; and without
 * credentials `*` counts. A page that had no origin from the start has only the second way.
 */
export function helpNullWithCredentials(stop: CorsCheck): readonly PolicyChange[] {
  const url = stop.urlList.at(-1) ?? '';
  const called = stop.requestOrigin === OPAQUE ? [] : callDirectly(stop.urlList[0] ?? '', url, adviseCall);
  const isNamed = called.some((change) => 'call' in change);
  return [
    ...called,
    ...(isNamed
      ? [...allowOrigin({ ...stop, serializedOrigin: stop.requestOrigin }), ...allowCredentials(stop)]
      : []),
    ...adviseNoCredentials(
      stop.caller,
      stop.allowOrigin === '*'
        ? say`. Then ${'*'} counts as the origin.`
        : say`, and let ${hostOf(url)} answer with ${'Access-Control-Allow-Origin: *'}.`,
      [{ set: 'Access-Control-Allow-Origin', to: '*', on: placesOf(stop.phase) }],
    ),
  ];
}

const adviseCall = (url: string) =>
  say`Call ${right(url)} directly, without the redirect. Then the origin stays the page’s, and the answer can name it.`;
