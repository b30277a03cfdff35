import type { Asked } from '../fetch/run.ts';
import type { Phase } from '../fetch/trace.ts';
import type { Text } from '../text/text.ts';

/** Which response of the server a change concerns: to the preflight, a redirect, or the final response. */
export type Place = Phase;

/** One change, in no server's own language. */
export type PolicyChange = Rule | Advice;

/** A change that the engine applies to what was observed, and so proves that all of them together suffice. */
export type Rule =
  | { readonly set: string; readonly to: string; readonly on: readonly Place[] }
  | { readonly remove: string; readonly on: readonly Place[] }
  | { readonly status: number; readonly on: readonly Place[] }
  /** The page should call this URL directly. */
  | { readonly call: string }
  /** The page should not send this request header. */
  | { readonly drop: string }
  /** The page should use this method, spelled like this. */
  | { readonly method: string };

/** What another way changes: what rules do, or what the page asks for, e.g. `{ ask: { mode: 'no-cors' } }`. */
export type Deed =
  | Rule
  | { readonly ask: Partial<Pick<Asked, 'mode' | 'credentialsMode' | 'redirectMode'>> }
  /** The page asks past every cache, so what was answered before says nothing. */
  | { readonly reload: true };

/** Something that a person does, at the server or in the page. */
export type Advice = {
  readonly advise: 'server' | 'page';
  readonly text: Text;
  /**
   * What a program makes of it. Deeds are another way than the rules: done alone they let the request pass, and the
   * engine offers the advice only where they do. `as the rules`: the rules beside it do what it says.
   */
  readonly how: readonly Deed[] | 'as the rules' | NotRunnable;
};

/** Why no program can do what an advice says, by a short name. */
export type NotRunnable = keyof typeof WHY_NOT_RUNNABLE;

export const WHY_NOT_RUNNABLE = {
  'look first': 'It says where to look, and what is found there decides what to do.',
  'on the server':
    'It changes the settings or the code behind an answer, or something between server and browser.',
  'around the call': 'It changes the page, another call of it, the browser or the device.',
  'leave alone': 'It says what not to do.',
} as const;

/** The other way that an advice names; null if it names none. */
export const deedsOf = (change: PolicyChange): readonly Deed[] | null =>
  'advise' in change && typeof change.how !== 'string' ? change.how : null;
