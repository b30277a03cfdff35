import { byteLowercase, extractHeaderListValues } from '../fetch/header-list.ts';
import { hostOf } from '../platform/origin.ts';
import { say } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'authorization-covered-by-wildcard',
  title: 'Authorization covered by the wildcard',
  severity: 'warning',
  when: ({ preflight, unsafeNames, credentialsMode, url }) => {
    if (preflight === null || credentialsMode === 'include' || !unsafeNames.includes('authorization'))
      return null;
    const allowed = extractHeaderListValues('Access-Control-Allow-Headers', preflight);
    if (allowed.kind !== 'values' || !allowed.values.includes('*')) return null;
    if (allowed.values.some((name) => byteLowercase(name) === 'authorization')) return null;
    return { header: 'Access-Control-Allow-Headers', received: allowed.values.join(', '), host: hostOf(url) };
  },
  explain: ({ host }) =>
    say`${host} allows ${'*'} as request headers, and the browser let that cover ${'Authorization'}. The standard does not, and browsers have announced that they will follow it. Then this request will be blocked.`,
  change: ({ received }) => [
    { set: 'Access-Control-Allow-Headers', to: `${received}, authorization`, on: ['preflight'] },
  ],
});
