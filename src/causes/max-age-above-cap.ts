import { get } from '../fetch/header-list.ts';
import { PROFILES } from '../fetch/profiles.ts';
import { hostOf } from '../platform/origin.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'max-age-above-cap',
  title: 'Access-Control-Max-Age above the browser’s limit',
  severity: 'warning',
  when: ({ preflight, profile, url }) => {
    const received = get(preflight ?? [], 'Access-Control-Max-Age') ?? '';
    // If no browser can read the number, the answer is not kept at all.
    if (!/^\d{1,15}$/.test(received) || Number(received) <= profile.maxAgeLimit) return null;
    return {
      header: 'Access-Control-Max-Age',
      received,
      limit: profile.maxAgeLimit,
      host: hostOf(url),
    };
  },
  explain: ({ received, limit, host }) =>
    say`${host} wants the answer to its preflight kept for ${wrong(received)} seconds. This browser keeps it for ${right(limit)} at most, then it sends a new one. Chromium’s limit is ${PROFILES.chromium.maxAgeLimit}, Firefox’s ${PROFILES.firefox.maxAgeLimit}. Nothing breaks, but do not rely on more.`,
  change: ({ limit }) => [{ set: 'Access-Control-Max-Age', to: String(limit), on: ['preflight'] }],
});
