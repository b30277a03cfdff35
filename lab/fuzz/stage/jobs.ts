import type { Case, PageRequest } from '../cases/case.ts';
import { urlOfHop } from '../cases/fill-in.ts';
import { stepsOf } from './case-run.ts';
import type { CaseServers } from './case-servers.ts';

/** The page's task for one case. `page.js` reads exactly this. */
export type Job = {
  readonly id: number;
  readonly from: Case['from'];
  readonly steps: readonly { readonly url: string; readonly request: PageRequest }[];
};

/** Numbers each case, registers it with the servers, and returns the page's tasks. */
export function jobMaker(servers: CaseServers): (cases: readonly Case[]) => readonly Job[] {
  let nextId = 1;
  return (cases) =>
    cases.map((each) => {
      const id = nextId;
      nextId += 1;
      servers.register(id, each);
      const url = urlOfHop(each, id, 0, servers.origins);
      return { id, from: each.from, steps: stepsOf(each).map((request) => ({ url, request })) };
    });
}
