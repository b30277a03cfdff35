import type {
  Browser,
  ElsewhereAction,
  NetworkConditions,
  Origins,
  PageAction,
  Variant,
} from '../../lab/scenarios/define-scenario.ts';
import { actionUrl } from '../../lab/servers/page-source.ts';
import type { Lab } from '../../lab/servers/servers.ts';
import { NOT_OPENED } from '../../src/exchange/exchange.ts';
import { serializeOrigin } from '../../src/fetch/request.ts';
import {
  consequenceOf,
  type Diagnosis,
  diagnose,
  type Exchange,
  type HeaderList,
  History,
  lastHop,
  type Supposition,
} from '../../src/index.ts';
import { NOTHING_SAID, type SupposedHop } from '../../src/what-if/supposition.ts';
import { type Answered, type Asking, askLab, NetworkFailure } from './ask-lab.ts';

type Action = PageAction | ElsewhereAction;

/**
 * What becomes of a page of the lab, without a browser: what the standard says must be asked next is asked of the lab's
 * servers, until it is decided. What a browser alone knows or does is missing: its cache, its settings, what it embeds.
 */
export async function visit(lab: Lab, variant: Variant, path: string, browser: Browser): Promise<Diagnosis> {
  const { page, pageAt = 'app', conditions = null } = variant;
  const pageOrigin = lab.origins[pageAt];
  const history = new History();
  let startedAt = 0;
  const madeBy = async (action: Action): Promise<Exchange> => {
    startedAt += 1_000;
    const origin = originOf(action, pageOrigin, lab.origins);
    const url = new URL(actionUrl(action, lab.origins, path)).href;
    const exchange = await exchangeOf(
      lab,
      action,
      { ...requestOf(action), profile: browser, origin, url },
      conditions,
    );
    return { ...exchange, ...SEEN, id: String(startedAt), page: `${pageOrigin}/`, startedAt };
  };
  for (const before of page.before ?? []) history.add(await madeBy(before));
  const own = await madeBy(page);
  return diagnose(own, history.before(own));
}

function originOf(action: Action, page: string, origins: Origins): string {
  if (action.via === 'fetch-elsewhere') return origins[action.from];
  return action.via.startsWith('sandboxed-frame-') ? 'null' : page;
}

const SEEN = { seenBy: { webRequest: true, har: true, call: true } } as const;

async function exchangeOf(
  lab: Lab,
  action: Action,
  asked: Supposition,
  conditions: NetworkConditions | null,
): Promise<Exchange> {
  const sent: HeaderList[] = [];
  let supposition = asked;
  let brokenBy: string | null = null;
  for (;;) {
    const consequence = consequenceOf(supposition);
    if (!('diagnosis' in consequence)) throw new Error(JSON.stringify(consequence));
    const { exchange: supposed } = consequence.diagnosis;
    const exchange = { ...supposed, hops: withSent(supposed.hops, sent) };
    if (consequence.kind === 'decided' || consequence.place === 'stored')
      return brokenBy === null || exchange.outcome.kind !== 'succeeded'
        ? exchange
        : failed(exchange, brokenBy);
    const { hop, place } = consequence;
    const asking = nextOf(exchange, action, place === 'preflight');
    if (place !== 'preflight') sent[hop] = asking.headerList;
    try {
      const answer = await askUnder(conditions, lab, asking);
      brokenBy = exchange.type === 'websocket' && answer.status !== 101 ? NOT_OPENED : answer.brokenBy;
      const said = { ...(supposition.hops[hop] ?? NOTHING_SAID), [place]: answer };
      supposition = { ...supposition, hops: withHop(supposition.hops, hop, said) };
    } catch (error) {
      if (error instanceof NetworkFailure) return failed(exchange, error.message);
      throw error;
    }
  }
}

const CONDITIONS = {
  TimedOut: 'net::ERR_TIMED_OUT',
  AddressUnreachable: 'net::ERR_ADDRESS_UNREACHABLE',
  ConnectionReset: 'net::ERR_CONNECTION_RESET',
} as const;

async function askUnder(conditions: NetworkConditions | null, lab: Lab, asking: Asking): Promise<Answered> {
  if (conditions === 'offline') throw new NetworkFailure('net::ERR_INTERNET_DISCONNECTED');
  if (conditions !== null && asking.url.includes(conditions.pathContains))
    throw new NetworkFailure(CONDITIONS[conditions.failsWith]);
  return await askLab(lab, asking);
}

/** The hops with the headers that went over the wire, where a request was sent. */
function withSent(hops: Exchange['hops'], sent: readonly HeaderList[]): Exchange['hops'] {
  const [first, ...rest] = hops.map((hop, index) => ({
    ...hop,
    requestHeaders: sent[index] ?? hop.requestHeaders,
  }));
  return [first ?? hops[0], ...rest];
}

function withHop(hops: Supposition['hops'], index: number, said: SupposedHop): Supposition['hops'] {
  const [first, ...rest] = [...hops.slice(0, index), said];
  return [first ?? said, ...rest];
}

/** What goes over the wire for the last hop. */
function nextOf(exchange: Exchange, action: Action, isPreflight: boolean): Asking {
  const { url, method, preflight, requestHeaders } = lastHop(exchange);
  const origin = serializeOrigin(
    exchange.hops.map((hop) => hop.url),
    exchange.origin,
  );
  const own = (isPreflight ? preflight?.requestHeaders : requestHeaders) ?? [];
  const isSocket = exchange.type === 'websocket';
  return {
    method: isPreflight ? 'OPTIONS' : method,
    url,
    headerList: [
      ...(exchange.call?.mode === 'no-cors' ? [] : [{ name: 'Origin', value: origin }]),
      ...own,
      ...(isSocket ? HANDSHAKE : []),
    ],
    body: !isPreflight && 'body' in action ? action.body : undefined,
    givesUp: 'abortAfter' in action && action.abortAfter !== undefined,
  };
}

const HANDSHAKE: HeaderList = [
  { name: 'Connection', value: 'Upgrade' },
  { name: 'Upgrade', value: 'websocket' },
  { name: 'Sec-WebSocket-Version', value: '13' },
  { name: 'Sec-WebSocket-Key', value: 'AAAAAAAAAAAAAAAAAAAAAA==' },
];

/** The same exchange, ended by the network: at the preflight if that is what it waits for. */
function failed(exchange: Exchange, error: string): Exchange {
  const last = lastHop(exchange);
  const isPreflight = last.preflight !== null && last.preflight.response === null;
  const hop = isPreflight && last.preflight ? { ...last, preflight: { ...last.preflight, error } } : last;
  const [first, ...rest] = [...exchange.hops.slice(0, -1), hop];
  return { ...exchange, hops: [first ?? hop, ...rest], outcome: { kind: 'failed', error } };
}

/** What the action asks for, as `fetch()` and the elements do it in Chromium. */
function requestOf(action: Action): Omit<Supposition, 'profile' | 'origin' | 'url'> {
  const get = {
    ...{ type: 'xmlhttprequest', method: 'GET', headerList: [], hops: [NOTHING_SAID] },
    ...{ mode: ['cors'], credentialsMode: ['same-origin'], redirectMode: ['follow'] },
    useCorsPreflightFlag: false,
  } as const satisfies ReturnType<typeof requestOf>;
  const including = (isSo: boolean | undefined) => [isSo === true ? 'include' : 'same-origin'] as const;
  switch (action.via) {
    case 'fetch-elsewhere':
      return get;
    case 'web-socket':
    case 'sandboxed-frame-web-socket':
      return { ...get, type: 'websocket', mode: ['websocket'], credentialsMode: ['include'] };
    case 'event-source':
      return { ...get, credentialsMode: including(action.withCredentials) };
    case 'image':
      return {
        ...{ ...get, type: 'image', mode: [action.crossOrigin === undefined ? 'no-cors' : 'cors'] },
        credentialsMode: including(action.crossOrigin !== 'anonymous'),
      };
    case 'xhr':
      return { ...get, ...scripted(action), credentialsMode: including(action.withCredentials) };
    case 'fetch':
    case 'sandboxed-frame-fetch':
      return {
        ...{
          ...get,
          ...scripted(action),
          mode: [action.mode === 'navigate' ? 'cors' : (action.mode ?? 'cors')],
        },
        credentialsMode: including(action.credentials === 'include'),
        redirectMode: [action.redirect ?? 'follow'],
      };
  }
}

type Scripted = Extract<PageAction, { readonly via: 'fetch' | 'sandboxed-frame-fetch' | 'xhr' }>;

function scripted({
  method = 'GET',
  headers = {},
  body,
}: Scripted): Pick<Supposition, 'method' | 'headerList'> {
  const own = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const isTyped = body === undefined || own.some(({ name }) => name.toLowerCase() === 'content-type');
  const type = isTyped ? [] : [{ name: 'Content-Type', value: 'text/plain;charset=UTF-8' }];
  return { method, headerList: [...own, ...type] };
}
