import { readFileSync } from 'node:fs';
import { type Case, caseOfUrl } from '../cases/case.ts';
import type { Origins } from '../cases/fill-in.ts';
import { answerCase, writeAnswer } from './answer-case.ts';
import { type RawAnswer, type RawRequest, startRawHttpServer } from './raw-http-server.ts';

/** Servers that answer each case as it defines, and the page that makes the requests. */
export type CaseServers = {
  readonly origins: Origins;
  /** Answers the case under this number from now on. */
  register(id: number, theCase: Case): void;
  close(): Promise<void>;
};

/** Requests to this path always succeed; they mark a moment. */
export const FENCE_PATH = '/fence/';

const PAGE = '<!doctype html><meta charset="utf-8"><title>Truth</title><script src="/page.js"></script>';

export async function startCaseServers(): Promise<CaseServers> {
  const cases = new Map<number, Case>();
  // Known once both servers listen; no request can arrive before.
  let origins: Origins;
  const answer = (request: RawRequest): RawAnswer => {
    const id = caseOfUrl(request.target);
    const theCase = id === null ? undefined : cases.get(id);
    if (id === null || theCase === undefined) return answerPage(request);
    return answerCase(request, theCase, id, Number(request.target.split('/').at(-1)), origins);
  };
  const [home, away] = await Promise.all([startRawHttpServer(answer), startRawHttpServer(answer)]);
  origins = {
    page: `http://app.localhost:${home.port}`,
    api: `http://api.localhost:${away.port}`,
    other: `http://other.localhost:${away.port}`,
    sibling: `http://api.app.localhost:${away.port}`,
    jar: `http://jar.app.localhost:${away.port}`,
    port: `http://app.localhost:${away.port}`,
  };
  return {
    origins,
    register: (id, theCase) => cases.set(id, theCase),
    close: async () => {
      await Promise.all([home.close(), away.close()]);
    },
  };
}

function answerPage({ target }: RawRequest): RawAnswer {
  if (target.startsWith(FENCE_PATH)) return writeAnswer(204, [['Cache-Control', 'no-store']], null);
  if (target !== '/page.js') return writeAnswer(200, [['Content-Type', 'text/html']], PAGE);
  const script = readFileSync(new URL('page.js', import.meta.url), 'latin1');
  return writeAnswer(200, [['Content-Type', 'text/javascript']], script);
}
