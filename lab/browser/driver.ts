import type { Browser, NetworkConditions } from '../scenarios/define-scenario.ts';

/**
 * A document in the browser: the inspected page, or Crosscheck's panel.
 * Expressions are JavaScript as text, because they travel into another process.
 */
export type LiveDocument = {
  /** The value of an expression among the document's own scripts; of a promise, what it comes to. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks as the mouse does on the element that the expression finds, as soon as there is one. */
  click(element: string): Promise<void>;
};

/** A real browser with the lab's gallery in a tab and Crosscheck's panel in that tab's DevTools. */
export type Driver = {
  readonly browser: Browser;
  readonly tab: LiveDocument & { goto(url: string): Promise<void> };
  readonly panel: LiveDocument;
  /** Whether a function of the page is the browser's own: only a debugger can tell. */
  isNative(expression: string): Promise<boolean>;
  /** Forgets what the browser has said so far. */
  forget(): Promise<void>;
  /** The code with which the browser itself reported the first failure since, or null. Waits a while if one is `expected`. */
  reportedCode(expected: boolean): Promise<string | null>;
  /** Runs `act` while the tab's network is as told. */
  under(conditions: NetworkConditions | undefined, act: () => Promise<void>): Promise<void>;
  /** Saves a picture of DevTools with the panel in front. */
  screenshot(path: string): Promise<void>;
  /** Leaves the browser to the reader. */
  letGo(): Promise<void>;
  /** Resolves when the browser has ended, whoever ended it. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
};
