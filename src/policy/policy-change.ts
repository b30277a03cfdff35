import type { Phase } from '../fetch/trace.ts';
import type { Text } from '../text/text.ts';

/** Which answer of the server, by the phase that judges it: to the preflight, the redirect itself, or the response. */
export type Place = Phase;

/**
 * What should be different, in no server's language.
 * All but `advise` can be applied to what was observed, so the engine proves that they suffice.
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
  /** Something no rule can express; to whom, and what. */
  | { readonly advise: 'server' | 'page'; readonly text: Text };
