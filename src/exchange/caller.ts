import { get, type HeaderList } from '../fetch/header-list.ts';
import type { Caller } from '../fetch/request.ts';

/** What the sources say about who made a request; each may be silent. */
type Said = {
  /** The recorded call: an API of scripts, or the name of an element. */
  readonly api: string | null;
  /** HAR's `_resourceType`, which is finer than webRequest's type. */
  readonly resourceType: string | null;
  /** webRequest's type. */
  readonly type: string;
  readonly requestHeaders: HeaderList | null;
  /** Whether no tab made the request: a service worker or a shared worker did. */
  readonly isOfWorker: boolean;
};

/**
 * Who made a request: the recorded call knows best, then HAR, then the browser's own headers. Null if it was a script
 * and nothing shows with which API.
 */
export function callerOf({ api, resourceType, type, requestHeaders, isOfWorker }: Said): Caller | null {
  const destination = get(requestHeaders ?? [], 'Sec-Fetch-Dest') ?? '';
  const accept = get(requestHeaders ?? [], 'Accept') ?? '';
  return (
    BY_API.get(api ?? '') ??
    (isOfWorker ? 'worker' : null) ??
    BY_TYPE.get(resourceType ?? '') ??
    BY_TYPE.get(destination) ??
    BY_TYPE.get(type) ??
    (accept === 'text/event-stream' ? 'eventsource' : null)
  );
}

const BY_API: ReadonlyMap<string, Caller> = new Map([
  ['fetch', 'fetch'],
  ['xhr', 'xhr'],
  ['eventsource', 'eventsource'],
  ['websocket', 'websocket'],
  ['beacon', 'beacon'],
  ['img', 'image'],
  ['audio', 'media'],
  ['video', 'media'],
]);

/** Types of webRequest and HAR, and destinations of the standard. `xmlhttprequest` and `empty` are any script's. */
const BY_TYPE: ReadonlyMap<string, Caller> = new Map([
  ['fetch', 'fetch'],
  ['xhr', 'xhr'],
  ['eventsource', 'eventsource'],
  ['websocket', 'websocket'],
  ['ping', 'beacon'],
  ['beacon', 'beacon'],
  ['manifest', 'manifest'],
  ['web_manifest', 'manifest'],
  ['font', 'font'],
  ['image', 'image'],
  ['imageset', 'image'],
  ['media', 'media'],
  ['audio', 'media'],
  ['video', 'media'],
  ['track', 'media'],
  ['texttrack', 'media'],
  ['script', 'script'],
  ['style', 'style'],
  ['stylesheet', 'style'],
  ['preload', 'preload'],
  ['worker', 'worker'],
  ['sharedworker', 'worker'],
  ['serviceworker', 'worker'],
]);
