import { type CorsCheckStop, isAt, type Stop } from '../fetch/stop.ts';

/** The CORS check that failed, which browsers report before a preflight's status. Null if none did. */
export function failedCheckOf(stop: Stop): CorsCheckStop | null {
  if (isAt(stop, 'CORS-preflight fetch', '7')) return stop.corsCheck;
  return isAt(stop, 'CORS check') ? stop : null;
}

/** The request headers that the preflight's answer does not allow. Browsers name only one of them. */
export function refusedHeadersOf(stop: Stop): readonly string[] {
  if (isAt(stop, 'CORS-preflight fetch', '7.6')) return ['authorization'];
  return isAt(stop, 'CORS-preflight fetch', '7.7') ? stop.missing : [];
}
