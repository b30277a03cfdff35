import { right, say, wrong } from '../text/text.ts';
import { answeredBy } from './answered-by.ts';
import { byteLowercase, type HeaderList, linesOf, variesByOrigin } from './header-list.ts';
import { locationUrl } from './location-url.ts';
import type { Profile } from './profiles.ts';
import { type ObservedResponse, type Request, serializeRequestOrigin } from './request.ts';
import type { CorsCheck, CorsCheckStop, Doubled } from './stop.ts';
import { classifyCredentials, classifyMissing, classifyUnequal } from './stop-reasons.ts';
import type { Phase, Trace } from './trace.ts';

/**
 * CORS check: may the page of `request` read `response`?
 * Returns null for success, else the step that failed, why it did, and everything it compared.
 * https://fetch.spec.whatwg.org/#concept-cors-check
 */
export function corsCheck(
  request: Request,
  response: ObservedResponse,
  at: { hop: number; phase: Phase; profile: Profile; trace: Trace },
): CorsCheckStop | null {
  const { hop, phase } = at;
  const step = at.trace.of('CORS check', hop, phase);
  const { credentialsMode } = request;
  const serializedOrigin = serializeRequestOrigin(request, phase, at.profile);
  // 1. Two lines read as one value joined by a comma.
  const { lines, origin } = readAllowOrigin(response.headerList, at.profile);
  const credentials = join(linesOf(response.headerList, 'Access-Control-Allow-Credentials'), at.profile);

  // Made only for a stop: most answers pass, and of these nobody asks more.
  const seen = (): CorsCheck => {
    const location = locationUrl(response, request, at.profile);
    return {
      hop,
      phase,
      method: request.method,
      urlList: request.urlList,
      requestOrigin: request.origin,
      serializedOrigin,
      credentialsMode,
      caller: request.caller,
      status: response.status,
      allowOrigin: origin,
      allowOriginLines: lines,
      allowCredentials: credentials,
      doubled: doubledIn(response.headerList),
      stored: response.stored ?? null,
      variesByOrigin: variesByOrigin(response.headerList),
      location,
      redirectedBy: request.redirectedBy,
      answeredBy: answeredBy({ ...response, urlList: request.urlList, location }),
    };
  };

  // 2. Absent is not the value `null`.
  if (origin === null) {
    const text = say`${wrong('Access-Control-Allow-Origin')} is absent, so no origin is allowed.`;
    const stopped = seen();
    return { ...stopped, at: step.stops('2', classifyMissing(stopped), text) };
  }
  step.holds('2', say`${'Access-Control-Allow-Origin'} is present.`);

  // 3. The wildcard counts only without credentials.
  const isWildcard = step.applies(
    '3',
    credentialsMode !== 'include' && origin === '*' && lines.length === 1,
    say`${'*'} allows every origin, and the credentials mode is ${credentialsMode}, so it counts.`,
    origin === '*'
      ? say`${wrong('*')} would count if credentials were not included. The credentials mode is ${'include'}.`
      : say`The value is not ${'*'}, so it must name the origin.`,
  );
  if (isWildcard) return null;

  // 4. Byte for byte.
  if (serializedOrigin !== origin || lines.length !== 1) {
    const text = say`The value must be ${right(serializedOrigin)}, byte for byte. It is ${wrong(origin)}.`;
    const stopped = seen();
    return { ...stopped, at: step.stops('4', classifyUnequal(stopped), text) };
  }
  step.holds('4', say`${origin} is the request’s origin, byte for byte.`);

  // 5. Without credentials nothing more is asked.
  const isDone = step.applies(
    '5',
    credentialsMode !== 'include',
    say`The credentials mode is ${credentialsMode}, so nothing more is asked.`,
    say`The credentials mode is ${'include'}, so the server must agree to that too.`,
  );
  if (isDone) return null;

  // 6 to 8. The value is case-sensitive. Step 8 only says what follows where step 7 does not return success.
  if (credentials === null) {
    const text = say`${wrong('Access-Control-Allow-Credentials')} is absent. It must be ${right('true')}.`;
    const stopped = seen();
    return { ...stopped, at: step.stops('7', classifyCredentials(stopped), text) };
  }
  if (credentials !== 'true') {
    const text = say`${'Access-Control-Allow-Credentials'} must be ${right('true')}, byte for byte. It is ${wrong(credentials)}.`;
    const stopped = seen();
    return { ...stopped, at: step.stops('7', classifyCredentials(stopped), text) };
  }
  step.holds('7', say`${'Access-Control-Allow-Credentials'} is ${'true'}.`);
  return null;
}

function doubledIn(list: HeaderList): readonly Doubled[] {
  const cors = list.filter(({ name }) => /^access-control-/i.test(name));
  const names = new Map(cors.toReversed().map(({ name }) => [byteLowercase(name), name]));
  return [...names.values()]
    .toReversed()
    .map((name) => ({ name, values: linesOf(list, name) }))
    .filter(({ values }) => values.length > 1);
}

/** The lines that count as separate ones, and the value that they read as together; null where there is none. */
function readAllowOrigin(
  list: HeaderList,
  profile: Profile,
): { lines: readonly string[]; origin: string | null } {
  const name = 'Access-Control-Allow-Origin';
  const lines = linesOf(list, name);
  const origin = join(lines, profile);
  if (origin === null || lines.length < 2 || !profile.has('allow-origin-lines-count-as-spelled'))
    return { lines, origin };
  const spelled = list.filter((header) => header.name === name);
  return { lines: spelled.length > 1 ? lines : [origin], origin };
}

/** Get, of the lines of one header. https://fetch.spec.whatwg.org/#concept-header-list-get */
function join(lines: readonly string[], profile: Profile): string | null {
  const full = lines.filter((line) => line !== '');
  const hasBoth = full.length > 0 && full.length < lines.length;
  const kept = hasBoth && profile.has('empty-lines-are-dropped') ? full : lines;
  return kept.length === 0 ? null : kept.join(', ');
}
