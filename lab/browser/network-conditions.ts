import type { CDPSession, Page } from 'playwright-core';
import type { NetworkConditions } from '../scenarios/define-scenario.ts';

/**
 * Runs `act` while the tab's network is as told, and puts it back afterwards. For what no server on loopback can do:
 * the browser itself ends the requests, with the error that it uses for the real thing.
 */
export async function under(
  conditions: NetworkConditions | undefined,
  tab: Page,
  act: () => Promise<void>,
): Promise<void> {
  if (conditions === undefined) return await act();
  const session = await tab.context().newCDPSession(tab);
  try {
    if (conditions === 'offline') await goOffline(session);
    else await failRequests(session, conditions);
    await act();
  } finally {
    // What a session has set ends with it.
    await session.detach();
  }
}

async function goOffline(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

async function failRequests(
  session: CDPSession,
  { failsWith, pathContains }: Exclude<NetworkConditions, 'offline'>,
): Promise<void> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    // The page may have given up meanwhile.
    session.send('Fetch.failRequest', { requestId, errorReason: failsWith }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `*${pathContains}*` }] });
}
