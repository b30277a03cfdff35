import type { Exchange } from '../exchange/exchange.ts';
import { lastHop } from '../exchange/last-hop.ts';
import { isOfNetwork } from './network-errors.ts';

/**
 * The directive of the page's Content-Security-Policy that stopped an exchange; null if none did. A report of the policy
 * tells only of a URL and a time, so what the browser said of this very request outranks it: that it was sent, or ended
 * with an error of the network, such as a refused connection.
 */
export function directiveThatStopped({ forbiddenBy, hops, outcome, seenBy }: Exchange): string | null {
  const { preflight, response } = lastHop({ hops });
  // The policy is asked before anything is sent, and again before a redirect is followed.
  const wasSent = response === null && (preflight !== null || (seenBy.webRequest && hops.length === 1));
  const hasOtherEnd = outcome.kind === 'succeeded' || ('error' in outcome && isOfNetwork(outcome.error));
  return wasSent || hasOtherEnd ? null : forbiddenBy;
}
