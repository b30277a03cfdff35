import type { Phase } from '../fetch/trace.ts';
import type { Text } from '../text/text.ts';

/** Which response of the server a change concerns: to the preflight, a redirect, or the final response. */
export type Place = Phase;

/**
 * One change, in no server's own language. The engine applies every kind except `advise` to what was observed, and so
 * proves that the changes suffice.
 */
export type PolicyChange =
  | { readonly set: string; readonly to: string; readonly on: readonly Place[] }
  | { readonly remove: string; readonly on: readonly Place[] }
  | { readonly status: number; readonly on: readonly Place[] }
  /** The page should call this URL directly. */
  | { readonly call: string }
  /** The page should not send this request header. */
  | { readonly drop: string }
  /** The page should use this method, spelled like this. */
  | { readonly method: string }
  /** Something that a person must do, at the server or in the page. */
  | { readonly advise: 'server' | 'page'; readonly text: Text };
