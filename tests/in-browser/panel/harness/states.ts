import type { Page } from 'playwright-core';
import type { Harness } from './open-panel.ts';

/**
 * Every state of the panel. The accessibility test visits them and `npm run screenshots` draws them; a new state is one
 * line here.
 */
export type PanelState = {
  /** The query of the harness page. */
  readonly query: string;
  /** What the user does then. */
  readonly act?: (page: Page) => Promise<void>;
  /** A popup over the rest: elements below it may be covered until it closes. */
  readonly popup?: string;
  /** Its screenshots are kept in docs/images/states. */
  readonly isKept?: true;
};

export const STATES = {
  // one diagnosis of each kind
  'blocked-at-response': { ...diagnosis('wildcardWithCredentials'), isKept: true },
  'blocked-at-preflight': diagnosis('preflightRouteMissing'),
  'blocked-at-redirect': diagnosis('redirectWithoutCors'),
  'blocked-masked-401': diagnosis('errorWithoutCors'),
  'blocked-by-origin': { ...diagnosis('originMismatch'), isKept: true },
  'blocked-by-port': diagnosis('wrongPort'),
  'blocked-by-look-alike': diagnosis('lookAlike'),
  'blocked-by-value': diagnosis('credentialsNotTrue'),
  'blocked-by-slash': diagnosis('trailingSlash'),
  'blocked-by-header-names': diagnosis('headersNotAllowed'),
  'blocked-with-condition': { ...diagnosis('conditional'), isKept: true },
  'blocked-tainted': diagnosis('redirectTaintedOrigin'),
  'blocked-by-browser-cache': diagnosis('browserCache'),
  'blocked-by-shared-cache': diagnosis('sharedCache'),
  'blocked-service-worker': diagnosis('serviceWorker'),
  'redirect-chain': { ...diagnosis('redirectChain'), isKept: true },
  'redirect-chain-allowed': diagnosis('allowedAfterRedirects'),
  undecided: { ...diagnosis('undecidedMode'), isKept: true },
  failed: diagnosis('connectionRefused'),
  'failed-preflight': diagnosis('preflightUnreachable'),
  'not-sent': diagnosis('sameOriginMode'),
  warning: diagnosis('allowedWithWarning'),
  'three-warnings': diagnosis('allowedWithThreeWarnings'),
  'web-socket': diagnosis('webSocket'),
  'cookie-attributes': diagnosis('cookieAttributes'),
  allowed: diagnosis('allowedPlainly'),
  'from-cache': diagnosis('allowedFromCache'),

  // more than there is room for
  hostile: diagnosis('hostile'),
  'long-url': diagnosis('longUrl'),
  'masked-url': diagnosis('maskedUrl'),
  'unmasked-url': { ...diagnosis('maskedUrl'), act: showMaskedPart },
  'many-names': diagnosis('manyNames'),
  'long-value': diagnosis('longValue'),
  'many-headers': { query: 'state=one&select=manyHeaders', act: unfoldHeaders },

  // the list
  list: { query: 'state=all' },
  'list-of-all': { query: 'state=all', act: showAll },
  many: { query: 'state=many' },

  filtered: { query: 'state=grouped', act: filter('status:401') },
  completing: { query: 'state=grouped', act: complete('he'), popup: '[role="listbox"]' },
  'filter-not-understood': { query: 'state=grouped', act: filter('stauts:401 cart') },
  'nothing-found': { query: 'state=grouped', act: filter('nowhere') },
  'grouped-by-cause': { query: 'state=grouped', act: groupBy('cause'), isKept: true },
  'grouped-errors': { query: 'state=errors', act: groupBy('cause') },
  'grouped-by-endpoint': { query: 'state=grouped', act: groupBy('endpoint') },

  // actions on a diagnosis
  'copy-menu': { ...diagnosis('errorWithoutCors'), act: openCopyMenu, popup: '[role="menu"]' },
  keys: { query: 'state=all', act: openKeys },
  'what-if': { query: 'state=one&select=wildcardWithCredentials', act: openWhatIf, isKept: true },
  'what-if-edited': { query: 'state=one&select=preflightRouteMissing', act: applyTheChange },
  'will-it-pass': { query: 'state=empty', act: openWillItPass },

  // Learn
  learn: { query: 'state=all', act: learn('Header reference'), isKept: true },
  'learn-cause': { query: 'state=one&select=wildcardWithCredentials', act: openCausePage },
  'learn-causes': { query: 'state=all', act: learn('Causes A to Z') },
  quiz: { query: 'state=all', act: answerQuiz },

  // empty states
  empty: { query: 'state=empty', isKept: true },
  quiet: { query: 'state=quiet' },
  'nothing-matching': { query: 'state=one&select=originMismatch', act: hideBlocked },
  'no-host-permission': { query: 'state=empty&degradation=no-host-permission' },
  'background-lost': { query: 'state=all&degradation=sensor-lost' },
  'extension-reloaded': { query: 'state=all&degradation=extension-reloaded' },
  'calls-out-of-reach': { query: 'state=all&degradation=calls-out-of-reach&calls' },
  losses: { query: 'state=all&losses' },
  'recording-calls': { query: 'state=all&calls' },
} as const satisfies Record<string, PanelState>;

export const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

/** From a panel docked to the side to a wide screen, and a very low pane. */
export const SIZES = {
  '380': { width: 380, height: 800 },
  '900': { width: 900, height: 720 },
  '1600': { width: 1600, height: 900 },
  '1600-low': { width: 1600, height: 420 },
} as const;

/** Opens the state in a narrow panel first: what is open there stays open at every width. */
export async function openState(harness: Pick<Harness, 'open'>, { query, act }: PanelState): Promise<Page> {
  const page = await harness.open(query, SIZES['380']);
  await act?.(page);
  return page;
}

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((scheme) => {
    document.documentElement.style.colorScheme = scheme;
  }, theme);
}

function diagnosis(fixture: string): PanelState {
  return { query: `state=one&select=${fixture}`, act: openDiagnosis };
}

async function showAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'all', exact: true }).click();
}

/** Opens the diagnosis in a narrow panel, or where none is selected at first. */
async function openDiagnosis(page: Page): Promise<void> {
  if (await page.getByRole('article').isVisible()) return;
  if ((await page.getByRole('option').count()) === 0) await showAll(page);
  await page.getByRole('option').first().click();
  await page.getByRole('article').waitFor();
}

async function unfoldHeaders(page: Page): Promise<void> {
  await openDiagnosis(page);
  await page.getByRole('button', { name: /more headers$/ }).click();
}

async function hideBlocked(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^\d+ blocked$/ }).click();
}

function filter(text: string): (page: Page) => Promise<void> {
  return async (page) => {
    await complete(text)(page);
    // While the completions are open, Escape closes them; then it would empty the field.
    if (await page.getByRole('listbox', { name: 'Completions' }).isVisible())
      await page.keyboard.press('Escape');
  };
}

function complete(text: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('combobox', { name: 'Filter' }).fill(text);
}

function groupBy(name: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('group', { name: 'Group by' }).getByRole('button', { name, exact: true }).click();
    await page.getByRole('treeitem').first().click();
    await page.getByRole('article').waitFor();
  };
}

async function openCopyMenu(page: Page): Promise<void> {
  await openDiagnosis(page);
  await page.getByRole('button', { name: 'Copy something else' }).click();
}

async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
}

async function openWhatIf(page: Page): Promise<void> {
  await openDiagnosis(page);
  await page.getByRole('button', { name: 'What if' }).click();
  await page.getByRole('heading', { name: 'What if' }).waitFor();
}

async function applyTheChange(page: Page): Promise<void> {
  await openWhatIf(page);
  await page.getByRole('button', { name: 'Apply the proposed change' }).click();
}

async function openWillItPass(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Will it pass?' }).first().click();
  await page.getByRole('heading', { name: 'Will it pass?' }).waitFor();
}

function learn(title: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('button', { name: 'Learn', exact: true }).click();
    await page.getByRole('button', { name: 'Contents' }).click();
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('heading', { name: title, level: 2 }).waitFor();
  };
}

async function openCausePage(page: Page): Promise<void> {
  await openDiagnosis(page);
  await page
    .getByRole('link', { name: /^Read about/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /^Wildcard origin/, level: 2 }).waitFor();
}

async function answerQuiz(page: Page): Promise<void> {
  await learn('Quiz')(page);
  await page.getByRole('region', { name: 'Check yourself' }).getByRole('button').nth(1).click();
}

async function showMaskedPart(page: Page): Promise<void> {
  await openDiagnosis(page);
  await page
    .getByRole('button', { name: /^redacted-/ })
    .first()
    .click();
}
