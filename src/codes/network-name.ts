import type { Profile } from '../fetch/profiles.ts';
import type { Stop } from '../fetch/stop.ts';

type Named = Pick<Profile, 'name'>;

/** By what name the browser's events tell of a refusal by the CORS protocol. Of no browser in particular it is Chromium's. */
export const refusalName = ({ name }: Named): string =>
  name === 'firefox' ? 'NS_ERROR_DOM_BAD_URI' : 'net::ERR_FAILED';

/** The network's own name for a stop that is no matter of that protocol. Measured in Chromium 156 and Firefox 153. */
export function networkName(stop: Stop, profile: Named): string {
  const isFirefox = profile.name === 'firefox';
  if (stop.algorithm === 'CORS-preflight fetch' && stop.step === '7' && stop.location !== null)
    return isFirefox ? 'NS_ERROR_CORRUPTED_CONTENT' : 'net::ERR_INVALID_REDIRECT';
  if (stop.algorithm !== 'HTTP-redirect fetch') return refusalName(profile);
  if (stop.step === '7') return isFirefox ? 'NS_ERROR_REDIRECT_LOOP' : 'net::ERR_TOO_MANY_REDIRECTS';
  if (isFirefox) return refusalName(profile);
  return stop.step === '5' ? 'net::ERR_INVALID_REDIRECT' : 'net::ERR_UNSAFE_REDIRECT';
}
