import type { UnequalOriginStop } from '../fetch/stop.ts';
import { hostOf, parseUrl } from '../platform/origin.ts';
import { allowOrigin, nameOrigin } from '../policy/allow.ts';
import { isUnseen } from '../text/printable.ts';
import { right, say, wrong } from '../text/text.ts';
import { defineCause } from './define-cause.ts';

export default defineCause({
  id: 'allow-origin-malformed',
  title: 'Access-Control-Allow-Origin is not an origin',
  severity: 'blocked',
  evidence: (stop: UnequalOriginStop) => {
    const received = stop.allowOrigin ?? '';
    return {
      header: 'Access-Control-Allow-Origin',
      expected: stop.serializedOrigin,
      received,
      defect: defectOf(received),
      host: hostOf(stop.urlList.at(-1) ?? ''),
    };
  },
  compares: ({ expected, received }) => ({ what: 'origin', expected, received }),
  headline: ({ defect }) => say`The allowed origin ${[defect]}`,
  explain: ({ expected, received, defect, host }) =>
    received === ''
      ? say`${host} sent ${wrong('Access-Control-Allow-Origin:')} with an empty value, which allows nobody. It must be ${right(expected)}.`
      : say`${host} allows ${wrong(received)}. That ${[defect]}, so it cannot match any page. It must be ${right(expected)}, byte for byte.`,
  change: ({ expected, received }, stop) =>
    isMisspelt(received, expected) ? nameOrigin(stop) : allowOrigin(stop),
});

/** Whether the server means this one origin, and only writes it in another way. */
const isMisspelt = (received: string, expected: string): boolean =>
  parseUrl(received.replaceAll(/["']/g, ''))?.origin === expected;

/** What keeps the value from being the serialization of an origin; the most telling defect first. */
function defectOf(value: string): string {
  if (value === '') return 'is empty';
  if (isUnseen(value)) return 'contains a character that cannot be seen';
  if (/^["'].*["']$/.test(value)) return 'is in quotes';
  if (/[\\^$()[\]|]/.test(value)) return 'is a regular expression, which browsers do not evaluate';
  if (value.includes('*')) return 'is a pattern, but only a single * is a wildcard';
  if (/[,;\s]$/.test(value)) return 'ends with a separator';
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) return 'has no scheme such as https://';
  const url = parseUrl(value);
  if (url === null) return 'is not a valid origin';
  if (url.username !== '' || url.password !== '') return 'contains a user name or password';
  if (/^[^/]*\/\/[^/?#]*\/$/.test(value)) return 'ends with a slash, which an origin never has';
  if (/^[^/]*\/\/[^/?#]*[/?#]/.test(value)) return 'has a path, but an origin is only scheme, host and port';
  if (/[A-Z]/.test(value)) return 'has capital letters, but browsers write origins in lower case';
  if (/:(80|443)$/.test(value)) return 'names the default port, which origins leave out';
  return 'is not written as browsers write an origin';
}
