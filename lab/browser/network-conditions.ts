import type { CDPSession, Page } from 'playwright-core';
import type { NetworkConditions } from '../scenarios/define-scenario.ts';

/**
 * Runs `act` under these network conditions, then restores the network. It is for conditions that no server on loopback
 * can cause: the browser itself ends the requests, with the error of the real condition.
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
    // The settings of a session end with it.
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
    // The page may have aborted the request in the meantime.
    session.send('Fetch.failRequest', { requestId, errorReason: failsWith }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `*${pathContains}*` }] });
}
