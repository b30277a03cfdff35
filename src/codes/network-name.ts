import type { Profile } from '../fetch/profiles.ts';
import type { Stop } from '../fetch/stop.ts';

type Named = Pick<Profile, 'name'>;

/** The error that webRequest reports if the CORS protocol refuses a request. For the standard, Chromium's error. */
export const refusalName = ({ name }: Named): string =>
  name === 'firefox' ? 'NS_ERROR_DOM_BAD_URI' : 'net::ERR_FAILED';

/** The error that webRequest reports for any stop. Measured in Chromium 156 and Firefox 153. */
export function networkName(stop: Stop, profile: Named): string {
  const isFirefox = profile.name === 'firefox';
  if (stop.algorithm === 'CORS-preflight fetch' && stop.step === '7' && stop.location !== null)
    return isFirefox ? 'NS_ERROR_CORRUPTED_CONTENT' : 'net::ERR_INVALID_REDIRECT';
  if (stop.algorithm !== 'HTTP-redirect fetch') return refusalName(profile);
  if (stop.step === '7') return isFirefox ? 'NS_ERROR_REDIRECT_LOOP' : 'net::ERR_TOO_MANY_REDIRECTS';
  if (isFirefox) return refusalName(profile);
  return stop.step === '5' ? 'net::ERR_INVALID_REDIRECT' : 'net::ERR_UNSAFE_REDIRECT';
}
