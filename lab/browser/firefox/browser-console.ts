import type { Marionette } from './marionette.ts';

/** One message of the browser's console, with the category under which Firefox files it. */
export type ConsoleMessage = {
  readonly category: string;
  readonly message: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

export type BrowserConsole = {
  /** The messages since the last call. */
  take(): Promise<readonly ConsoleMessage[]>;
};

const LISTEN = `
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  window.crosscheckConsole = [];
  window.crosscheckConsoleListener = {
    QueryInterface: ChromeUtils.generateQI(['nsIConsoleListener']),
    observe(message) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      const { category, errorMessage, timeStamp } = message;
      window.crosscheckConsole.push({ category, message: errorMessage, at: timeStamp });
    },
  };
  Services.console.registerListener(window.crosscheckConsoleListener);`;

const TAKE = `return Services.wm.getMostRecentWindow('navigator:browser').crosscheckConsole.splice(0)`;

/**
 * Listens to the browser's console, the only place where Firefox says why it withheld a response. An extension cannot
 * read it.
 */
export async function watchConsole(marionette: Marionette): Promise<BrowserConsole> {
  await marionette.run('chrome', LISTEN);
  return { take: async () => (await marionette.run('chrome', TAKE)) as ConsoleMessage[] };
}

/** The category of a CORS failure, without its revision; null for warnings and for messages about something else. */
export function corsCategory({ category }: ConsoleMessage): string | null {
  return /^CORS/.test(category) && !category.endsWith('Deprecation') ? category.replace(/\d+$/, '') : null;
}
