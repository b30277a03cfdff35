import type { Browser, NetworkConditions } from '../scenarios/define-scenario.ts';

/**
 * A document in the browser: the inspected page, or Crosscheck's panel.
 * Expressions are JavaScript as text, because they travel into another process.
 */
export type LiveDocument = {
  /** The value of an expression that runs among the document's own scripts. A promise is awaited. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks with the mouse on the element that the expression finds, once there is one. */
  click(element: string): Promise<void>;
};

/** A real browser with the lab's gallery in a tab and Crosscheck's panel in that tab's DevTools. */
export type Driver = {
  readonly browser: Browser;
  readonly tab: LiveDocument & { goto(url: string): Promise<void> };
  readonly panel: LiveDocument;
  /** Whether a function of the page is the browser's own: only a debugger can tell. */
  isNative(expression: string): Promise<boolean>;
  /** Forgets all reports so far. */
  forget(): Promise<void>;
  /**
   * The browser's own code for the first failure since `forget`, or null. If one is `expected`, it waits a while for
   * it.
   */
  reportedCode(expected: boolean): Promise<string | null>;
  /** Runs `act` under these network conditions. */
  under(conditions: NetworkConditions | undefined, act: () => Promise<void>): Promise<void>;
  /** Saves a screenshot of DevTools with the panel in front. */
  screenshot(path: string): Promise<void>;
  /** Leaves the browser open for the user. */
  letGo(): Promise<void>;
  /** Resolves when the browser has ended for any reason. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
};
