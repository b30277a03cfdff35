import { parseUrl } from '../platform/origin.ts';
import { type Exchange, NOT_OPENED } from './exchange.ts';
import { lastHop } from './last-hop.ts';

/** `blocked`: the page did not get the response or the socket. `refused`: it got a response with an error status. */
export type TransportEnd = 'worked' | 'blocked' | 'refused' | 'unknown';

type Seen = { readonly transport: 'polling' | 'websocket'; readonly end: TransportEnd };

/** The transport of Socket.IO that a request belongs to, and how the request ended. Null for every other request. */
export function socketIoTransportOf(exchange: Exchange): Seen | null {
  const { url, response } = lastHop(exchange);
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

/** Recognizes Socket.IO by its path and by the query that its clients always send: `?EIO=4&transport=polling`. */
function transportIn(url: string): Seen['transport'] | null {
  const parsed = parseUrl(url);
  if (parsed === null || !/\/socket\.io\/?$/.test(parsed.pathname)) return null;
  const query = new URLSearchParams(parsed.search);
  if (!/^[34]$/.test(query.get('EIO') ?? '')) return null;
  const transport = query.get('transport');
  return transport === 'polling' || transport === 'websocket' ? transport : null;
}
