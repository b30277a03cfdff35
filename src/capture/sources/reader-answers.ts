import type { Exchange, ReaderAnswer } from '../../exchange/exchange.ts';
import { MODES } from '../../fetch/request.ts';
import type { Redactor } from '../redact/redactor.ts';
import { isObject, textAt, timeAt, type Unknown } from './json.ts';
import { CREDENTIALS, calledUrl, REDIRECT_MODES } from './page-calls.ts';

/** Whether an element of a recording's `calls` is what the reader said, and not a call of the page. */
export const isByReader = (value: unknown): value is Unknown =>
  isObject(value) && textAt(value, 'by') === 'reader';

/** What the reader said, each about one exchange. */
export class ReaderAnswers {
  private readonly answers = new Map<string, ReaderAnswer>();

  /** Adds one element of a recording's `calls` that the reader answered. Ignores a malformed one. */
  add(value: Unknown, redactor: Redactor): void {
    const url = textAt(value, 'url');
    const at = timeAt(value, 'at');
    if (url === null || at === null) return;
    const requestId = textAt(value, 'requestId');
    const method = redactor.word(textAt(value, 'method') ?? 'GET');
    const id = requestId === null ? null : redactor.id(requestId);
    this.answers.set(keyFrom(at, method, redactor.requestUrl(url), id), {
      mode: MODES.find((each) => each === textAt(value, 'mode')) ?? null,
      credentialsMode: CREDENTIALS.get(textAt(value, 'credentials')) ?? null,
      redirectMode: REDIRECT_MODES.find((each) => each === textAt(value, 'redirect')) ?? null,
    });
  }

  /** Takes an answer, or takes it back. Returns the exchange with it. */
  set(exchange: Exchange, answer: ReaderAnswer | null): Exchange {
    const key = answerKeyOf(exchange);
    if (answer === null) this.answers.delete(key);
    else this.answers.set(key, answer);
    return { ...exchange, answer };
  }

  /** The exchange with what the reader said about it. */
  addTo(exchange: Exchange): Exchange {
    const answer = this.answers.get(answerKeyOf(exchange));
    return answer === undefined ? exchange : { ...exchange, answer };
  }
}

/** The answer as an element of a recording's `calls`: a call by the reader, at the start of the exchange. */
export function callOfAnswer(exchange: Exchange, answer: ReaderAnswer): Unknown {
  const { startedAt, requestId, caller, hops } = exchange;
  const { mode, credentialsMode, redirectMode } = answer;
  return {
    ...{ by: 'reader', at: startedAt, ...(requestId === null ? {} : { requestId }) },
    ...{ api: caller ?? 'other', url: hops[0].url, method: hops[0].method },
    ...(mode === null ? {} : { mode }),
    ...(credentialsMode === null ? {} : { credentials: credentialsMode }),
    ...(redirectMode === null ? {} : { redirect: redirectMode }),
    headers: [],
  };
}

/** An answer is about the exchange with this start, method, first URL and id of webRequest, and about no other. */
const answerKeyOf = ({ startedAt, requestId, hops: [{ url, method }] }: Exchange): string =>
  keyFrom(startedAt, method, url, requestId);

const keyFrom = (at: number, method: string, url: string, requestId: string | null): string =>
  JSON.stringify([at, method, calledUrl(url), requestId]);
