import { parseUrl } from '../platform/origin.ts';
import { type Exchange, NOT_OPENED } from './exchange.ts';

/** `blocked`: the page did not get the answer, or the socket. `refused`: it got an answer that says no. */
export type TransportEnd = 'worked' | 'blocked' | 'refused' | 'unknown';

type Seen = { readonly transport: 'polling' | 'websocket'; readonly end: TransportEnd };

/** Which transport of Socket.IO a request belongs to, and how it ended as far as the browser told; null for others. */
export function socketIoTransportOf(exchange: Exchange): Seen | null {
  const { url, response } = exchange.hops.at(-1) ?? exchange.hops[0];
  const transport = transportIn(url);
  if (transport === null) return null;
  const { outcome } = exchange;
  if (transport === 'websocket') {
    const error = 'error' in outcome ? outcome.error : '';
    const isBlocked =
      error === NOT_OPENED || /ERR_FAILED$|NS_ERROR_WEBSOCKET|NS_ERROR_CONNECTION_REFUSED/.test(error);
    return { transport, end: response?.status === 101 ? 'worked' : isBlocked ? 'blocked' : 'unknown' };
  }
  if (outcome.kind === 'refused') return { transport, end: 'blocked' };
  if (outcome.kind !== 'succeeded' || response === null) return { transport, end: 'unknown' };
  return { transport, end: response.status >= 400 ? 'refused' : 'worked' };
}

/** By the query that its clients always send. */
function transportIn(url: string): Seen['transport'] | null {
  const parsed = parseUrl(url);
  if (parsed === null || !/\/socket\.io\/?$/.test(parsed.pathname)) return null;
  const query = new URLSearchParams(parsed.search);
  if (!/^[34]$/.test(query.get('EIO') ?? '')) return null;
  const transport = query.get('transport');
  return transport === 'polling' || transport === 'websocket' ? transport : null;
}
