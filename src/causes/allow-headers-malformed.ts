import type { PreflightListStop } from '../fetch/stop.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'allow-headers-malformed',
  title: 'Access-Control-Allow-Headers is not a list',
  severity: 'blocked',
  evidence: (stop: PreflightListStop) => ({
    header: 'Access-Control-Allow-Headers',
    received: stop.value,
    invalid: stop.invalid,
    host: hostOf(stop.urlList.at(-1) ?? ''),
  }),
  explain: ({ received, invalid, host }, { method }) =>
    say`${host} sent ${'Access-Control-Allow-Headers'} with the value ${received}. ${wrong(invalid)} is not a header name, and one bad element spoils the whole list, so the ${method} was never sent. Names are separated by commas.`,
  change: (_, { unsafeNames }) => [
    unsafeNames.length > 0
      ? { set: 'Access-Control-Allow-Headers', to: unsafeNames.join(', '), on: ['preflight'] }
      : { remove: 'Access-Control-Allow-Headers', on: ['preflight'] },
    {
      advise: 'server',
      how: 'as the rules',
      text: say`Write the names with commas between them and nothing else, like ${right('content-type, authorization')}.`,
    },
  ],
});
