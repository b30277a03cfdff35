import type { Deed } from '../../src/index.ts';
import type { OriginName, Origins, PageAction } from '../scenarios/define-scenario.ts';

/** Where a diagnosis was made. */
export type Diagnosed = {
  readonly origins: Origins;
  /** `/<scenario>/<variant>` */
  readonly variantPath: string;
  /** The URL of the hop where it was decided. */
  readonly url: string;
};

/** The page's action after somebody changed the call as a diagnosis says; null if the lab cannot make such a call. */
export function pageAfter(page: PageAction, deed: Deed, at: Diagnosed): PageAction | null {
  if ('call' in deed) return calling(page, deed.call, at);
  if ('ask' in deed) return asking(page, deed.ask);
  if ('reload' in deed) return pastCaches(page);
  if ('method' in deed || 'drop' in deed) {
    if (!('headers' in page || 'method' in page)) return page;
    if ('method' in deed) return { ...page, method: deed.method };
    const { headers = {} } = page;
    const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== deed.drop.toLowerCase());
    return { ...page, headers: Object.fromEntries(kept) };
  }
  return page;
}

/** The same action at another URL, if a server of the lab has it. */
function calling(page: PageAction, url: string, { origins, variantPath }: Diagnosed): PageAction | null {
  const at = nameOf(origins, url, variantPath);
  if (at === undefined) return null;
  const rest = url.slice(`${origins[at]}${variantPath}`.length);
  return { ...page, at, path: `/${rest.slice(1)}` };
}

const nameOf = (origins: Origins, url: string, variantPath: string): OriginName | undefined =>
  (Object.keys(origins) as OriginName[]).find((name) => url.startsWith(`${origins[name]}${variantPath}`));

type Modes = Extract<Deed, { readonly ask: unknown }>['ask'];

function asking(page: PageAction, { mode, credentialsMode, redirectMode }: Modes): PageAction | null {
  switch (page.via) {
    case 'fetch':
    case 'sandboxed-frame-fetch':
      return {
        ...page,
        ...(mode !== undefined && mode !== 'websocket' && { mode }),
        ...(credentialsMode !== undefined && { credentials: credentialsMode }),
        ...(redirectMode !== undefined && { redirect: redirectMode }),
      };
    case 'image': {
      const { crossOrigin: _, ...without } = page;
      return mode === 'no-cors' ? without : { ...page, crossOrigin: 'anonymous' };
    }
    case 'xhr':
    case 'event-source': {
      const { withCredentials: _, ...without } = page;
      return without;
    }
    default:
      return null;
  }
}

/** A fetch() says so; an element needs another URL. */
const pastCaches = (page: PageAction): PageAction =>
  page.via === 'fetch' ? { ...page, cache: 'reload' } : { ...page, path: `${page.path ?? '/'}?v=2` };
