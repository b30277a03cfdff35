import type { Profile } from '../fetch/profiles.ts';
import type { Stop } from '../fetch/stop.ts';

type Named = Pick<Profile, 'name'>;

/** The error that webRequest reports if the CORS protocol refuses a request. For the standard, Chromium's error. */
export const refusalName = ({ name }: Named): string =>
  name === 'firefox' ? 'NS_ERROR_DOM_BAD_URI' : 'net::ERR_FAILED';

/** The error that webRequest reports for any stop. Measured in Chromium 156 and Firefox 153. */
export function networkName(stop: Stop, profile: Named): string {
  const [chromium, firefox] = NAMES[stop.at.reason] ?? [];
  return (profile.name === 'firefox' ? firefox : chromium) ?? refusalName(profile);
}

/** In Chromium and in Firefox, by the reason of the stop; one name alone if Firefox has none of its own. */
const NAMES: { readonly [R in Stop['at']['reason']]?: readonly [chromium: string, firefox?: string] } = {
  'redirected nowhere': ['net::ERR_INVALID_REDIRECT', 'NS_ERROR_CORRUPTED_CONTENT'],
  'no URL': ['net::ERR_INVALID_REDIRECT'],
  'unsafe scheme': ['net::ERR_UNSAFE_REDIRECT', 'NS_ERROR_CORRUPTED_CONTENT'],
  'scheme is not HTTP(S), without CORS': ['net::ERR_UNSAFE_REDIRECT'],
  'too many redirects': ['net::ERR_TOO_MANY_REDIRECTS', 'NS_ERROR_REDIRECT_LOOP'],
};
