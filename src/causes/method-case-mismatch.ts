import { byteLowercase } from '../fetch/header-list.ts';
import type { PreflightMethodStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { compareMethods, defineCause } from './define-cause.ts';

export default defineCause({
  id: 'method-case-mismatch',
  title: 'The method is allowed in another case',
  severity: 'blocked',
  evidence: (stop: PreflightMethodStop) => {
    const listed = stop.methods.find((method) => byteLowercase(method) === byteLowercase(stop.method)) ?? '';
    return {
      header: 'Access-Control-Allow-Methods',
      method: stop.method,
      listed,
      received: stop.allowMethods,
      host: hostOf(stop.urlList.at(-1) ?? ''),
    };
  },
  compares: (_, stop) => compareMethods(stop),
  headline: ({ method, listed }) => say`${method} is not ${listed}: methods are case-sensitive`,
  explain: ({ method, listed, host }) =>
    say`The page sends ${wrong(method)}, and ${host} allows ${right(listed)}. Browsers change only ${'DELETE'}, ${'GET'}, ${'HEAD'}, ${'OPTIONS'}, ${'POST'} and ${'PUT'} to upper case; every other method stays as it is written.`,
  change: ({ listed }) => [
    { method: listed },
    { advise: 'page', how: 'as the rules', text: say`Write ${right(`method: '${listed}'`)} in the call.` },
  ],
});
