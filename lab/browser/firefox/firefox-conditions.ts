import type { NetworkConditions } from '../../scenarios/define-scenario.ts';
import type { Marionette } from './marionette.ts';

const ERRORS = {
  TimedOut: 'NS_ERROR_NET_TIMEOUT',
  AddressUnreachable: 'NS_ERROR_CONNECTION_REFUSED',
  ConnectionReset: 'NS_ERROR_NET_RESET',
} as const satisfies Record<Exclude<NetworkConditions, 'offline'>['failsWith'], string>;

/** Closes open connections too: requests over them would still succeed. */
const GO_OFFLINE = `
  Services.io.offline = true;
  Services.obs.notifyObservers(null, 'net:prune-all-connections');`;

/** Makes Firefox itself end the requests, with the error of the real condition. */
const FAIL = `
  const [error, part] = args;
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  window.crosscheckFailure = {
    observe(channel) {
      channel.QueryInterface(Ci.nsIHttpChannel);
      if (channel.URI.spec.includes(part)) channel.cancel(Cr[error]);
    },
  };
  Services.obs.addObserver(window.crosscheckFailure, 'http-on-before-connect');`;

const STOP_FAILING = `
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  Services.obs.removeObserver(window.crosscheckFailure, 'http-on-before-connect');`;

/** Runs `act` under these network conditions in Firefox, then restores the network. */
export async function underInFirefox(
  conditions: NetworkConditions | undefined,
  marionette: Marionette,
  act: () => Promise<void>,
): Promise<void> {
  if (conditions === undefined) return await act();
  if (conditions === 'offline') await marionette.run('chrome', GO_OFFLINE);
  else await marionette.run('chrome', FAIL, [ERRORS[conditions.failsWith], conditions.pathContains]);
  try {
    await act();
  } finally {
    await marionette.run('chrome', conditions === 'offline' ? 'Services.io.offline = false' : STOP_FAILING);
  }
}
