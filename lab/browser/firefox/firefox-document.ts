import type { LiveDocument } from '../driver.ts';
import { until } from '../until.ts';
import type { Marionette } from './marionette.ts';

const WINDOW = `const window = Services.wm.getMostRecentWindow('navigator:browser');`;

/**
 * The document is in another process, which a frame script can enter; its `content` is the document's window. `look`, a
 * function as text, gets a debugger there, which runs scripts among the document's own despite its
 * Content-Security-Policy.
 */
const LOOK = `
  const [look] = args;
  const { messageManager } = browser;
  const answer = 'crosscheck-' + Services.uuid.generateUUID();
  const answered = new Promise((resolve) => {
    messageManager.addMessageListener(answer, function listen({ data }) {
      messageManager.removeMessageListener(answer, listen);
      resolve(data);
    });
  });
  const script = \`{
    const { addDebuggerToGlobal } = ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs');
    addDebuggerToGlobal(globalThis);
    const debug = new Debugger();
    Promise.resolve(debug.addDebuggee(content)).then(\${look}).then(
      (json) => sendAsyncMessage(\${JSON.stringify(answer)}, { json }),
      (error) => sendAsyncMessage(\${JSON.stringify(answer)}, { error: String(error) }),
    );
    debug.removeAllDebuggees();
  }\`;
  messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
  const { json, error } = await answered;
  if (error !== undefined) throw new Error(error);
  return json ?? 'null';`;

const evaluating = (expression: string): string => `async (debuggee) => {
  const result = debuggee.executeInGlobal(${JSON.stringify(`(async () => JSON.stringify(await (${expression})))()`)});
  if (!result?.return) throw new Error(String(result?.throw?.unsafeDereference() ?? 'It was ended.'));
  return await result.return.unsafeDereference();
}`;

const comparing = (expression: string): string =>
  `(debuggee) => JSON.stringify(!debuggee.executeInGlobal(${JSON.stringify(expression)}).return.isProxy)`;

/** The position of the document in the browser's window, in CSS pixels. */
const OFFSET = `
  const { left, top } = browser.getBoundingClientRect();
  const { mozInnerScreenX, mozInnerScreenY } = browser.ownerDocument.defaultView;
  return [mozInnerScreenX + left - window.mozInnerScreenX, mozInnerScreenY + top - window.mozInnerScreenY];`;

/** The middle of the element if it can be clicked: enabled, in view and not covered. */
const middleOf = (element: string): string => `(() => {
  const element = ${element};
  if (!element || element.disabled) return null;
  element.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const onTop = document.elementFromPoint(x, y);
  return element.contains(onTop) ? [x, y] : null;
})()`;

type Point = readonly [number, number];

export type FirefoxDocument = LiveDocument & {
  /** Whether a function is the browser's own: only a debugger can tell. */
  isNative(expression: string): Promise<boolean>;
};

/**
 * A document in Firefox. `find` is an expression, run with the browser's rights, that returns its `<browser>` element.
 */
export function firefoxDocument(marionette: Marionette, find: string): FirefoxDocument {
  const run = (body: string, args: readonly unknown[] = []): Promise<unknown> =>
    marionette.run('chrome', `${WINDOW}\n  const browser = ${find};${body}`, args);
  const look = async (how: string): Promise<unknown> => JSON.parse(String(await run(LOOK, [how])));
  const evaluate = (expression: string): Promise<unknown> => look(evaluating(expression));
  return {
    evaluate,
    isNative: async (expression) => (await look(comparing(expression))) === true,
    click: async (element) => {
      const middle = await until(`${element} can be clicked`, () => evaluate(middleOf(element)));
      const [x, y] = middle as Point;
      const [left, top] = (await run(OFFSET)) as Point;
      const at = { x: Math.round(left + x), y: Math.round(top + y), origin: 'viewport' };
      const actions = [
        { type: 'pointerMove', ...at },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await marionette.command('chrome', 'WebDriver:PerformActions', {
        actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
      });
    },
  };
}
