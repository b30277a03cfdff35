import type { PreflightListStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'allow-methods-malformed',
  title: 'Access-Control-Allow-Methods is not a list',
  severity: 'blocked',
  evidence: (stop: PreflightListStop) => ({
    header: 'Access-Control-Allow-Methods',
    received: stop.value,
    invalid: stop.invalid,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  explain: ({ received, invalid, host }, { method }) =>
    say`${host} sent ${'Access-Control-Allow-Methods'} with the value ${received}. ${wrong(invalid)} is not a method name, and one bad element spoils the whole list, so the ${method} was never sent. Methods are separated by commas.`,
  change: (_, { method }) => [
    { set: 'Access-Control-Allow-Methods', to: method, on: ['preflight'] },
    {
      advise: 'server',
      how: 'as the rules',
      text: say`Write the methods with commas between them and nothing else, like ${right('GET, POST, PUT')}.`,
    },
  ],
});
