import { normalizeMethod } from '../fetch/cors-safelisted.ts';
import { isForbiddenMethod, isForbiddenRequestHeader, isHeaderValue } from '../fetch/forbidden.ts';
import type { Header } from '../fetch/header-list.ts';
import type { Mode } from '../fetch/request.ts';
import { isToken } from '../fetch/token.ts';
import { OPAQUE, originOf, parseUrl } from '../platform/origin.ts';
import { say, type Text } from '../text/text.ts';
import type { SupposedAnswer, Supposition } from './supposition.ts';

/** A message at a field. It is fatal if the request could not be sent, or if no server could respond like this. */
export type Fault = {
  /** `origin`, `url`, `method`, `header 2`, `0 preflight status`, `1 response header 0`. */
  readonly field: string;
  readonly says: Text;
  readonly isFatal: boolean;
};

/** Finds what is wrong or surprising in the fields that a reader filled in, up to hop `hops`. */
export function faultsOf(supposition: Supposition, hops: number): readonly Fault[] {
  const { origin, url, method, mode, headerList } = supposition;
  return [
    ...at('origin', originFault(origin)),
    ...at('url', urlFault(url, isNoCors(mode))),
    ...at('method', methodFault(method, mode)),
    ...headerList.flatMap((header, index) => at(`header ${index}`, requestHeaderFault(header))),
    ...supposition.hops
      .slice(0, hops)
      .flatMap((hop, index) => [
        ...answerFaults(`${index} preflight`, hop.preflight, mode[0]),
        ...answerFaults(`${index} response`, hop.response, mode[0]),
      ]),
  ];
}

type Found = readonly [says: Text, isFatal: boolean] | null;

const at = (field: string, found: Found): readonly Fault[] =>
  found === null ? [] : [{ field, says: found[0], isFatal: found[1] }];

function originFault(origin: string): Found {
  if (origin === OPAQUE || originOf(origin) === origin) return null;
  const own = originOf(origin);
  if (own === OPAQUE) return [say`An origin is a scheme and a host, such as https://app.example.com.`, true];
  return [say`The origin of that is ${own}.`, true];
}

function urlFault(url: string, noCors: boolean): Found {
  if (url.trim() === '') return [say`Write the URL that the page calls.`, true];
  const parsed = parseUrl(url);
  if (parsed === null)
    return [say`That is not a complete URL. Write it with its scheme, such as https://…`, true];
  if (parsed.username !== '' || parsed.password !== '')
    return [say`A call to a URL with a user name or password throws a TypeError, and nothing is sent.`, true];
  // In mode cors the algorithm itself refuses every other scheme.
  if (noCors && !/^(?:https?|data|blob):$/.test(parsed.protocol))
    return [say`Browsers ask no server for a ${parsed.protocol} URL, so there is no answer to edit.`, true];
  return null;
}

const isNoCors = ([mode, ...others]: Supposition['mode']): boolean =>
  mode === 'no-cors' && others.length === 0;

function methodFault(method: string, mode: Supposition['mode']): Found {
  if (!isToken(method))
    return [say`A method cannot be spelled like that. The call throws a TypeError.`, true];
  if (isForbiddenMethod(method))
    return [say`Pages may not use CONNECT, TRACE or TRACK. The call throws a TypeError.`, true];
  const sent = normalizeMethod(method);
  if (isNoCors(mode) && !['GET', 'HEAD', 'POST'].includes(sent))
    return [say`With no-cors, only GET, HEAD and POST are allowed. The call throws a TypeError.`, true];
  if (sent !== method) return [say`Sent as ${sent}.`, false];
  if (method !== method.toUpperCase())
    return [
      say`Sent as it is written: only GET, HEAD, POST, PUT, DELETE and OPTIONS are put in upper case.`,
      false,
    ];
  return null;
}

function requestHeaderFault(header: Header): Found {
  const { name, value } = header;
  if (name === '') return value === '' ? null : [say`A header needs a name.`, true];
  if (!isToken(name)) return [say`${[BAD_NAME]} The call throws a TypeError.`, true];
  if (!isHeaderValue(value))
    return [say`A header’s value is one line of characters up to ÿ. The call throws a TypeError.`, true];
  return isForbiddenRequestHeader(header)
    ? [say`A page may not set this header. Browsers ignore it, so it does not count.`, false]
    : null;
}

const BAD_NAME = 'A header’s name has no spaces, colons or quotes.';

function answerFaults(place: string, answer: SupposedAnswer | null, mode: Mode): readonly Fault[] {
  if (answer === null) return [];
  return [
    ...at(`${place} status`, statusFault(answer.status, mode)),
    ...answer.headerList.flatMap((header, index) =>
      at(`${place} header ${index}`, answerHeaderFault(header)),
    ),
  ];
}

/** Never fatal: a server may send anything, and a diagnosis is possible with every header line. */
function answerHeaderFault({ name, value }: Header): Found {
  if (name === '')
    return value === '' ? null : [say`A header needs a name. This line does not count.`, false];
  if (!isToken(name)) return [say`${[BAD_NAME]} Browsers would not read this line as a header.`, false];
  return /[\r\n]/.test(value) ? [say`A header’s value is one line.`, false] : null;
}

function statusFault(status: number, mode: Mode): Found {
  if (status === 304)
    return [
      say`304 says that the stored response is still valid. If no check stops the 304, the stored response decides.`,
      false,
    ];
  if (Number.isInteger(status) && status >= 200 && status <= 599) return null;
  // A WebSocket is opened with 101.
  if (status === 101 && mode === 'websocket') return null;
  if (status === 0) return [say`0 means no answer at all. What if assumes that the server answers.`, true];
  if (status >= 100 && status < 200)
    return [say`A 1xx only announces the answer. Write the status of the answer itself.`, true];
  return [say`A status is a number from 200 to 599.`, true];
}
