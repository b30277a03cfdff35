import {
  BROWSER_NAMES,
  browserWords,
  type Diagnosis,
  documentOf,
  jsonText,
  lossNotes,
  type RecordedBy,
  type Shell,
  toCurl,
  toMarkdown,
} from '../../src/index.ts';
import type { Snapshot } from '../session/session.ts';

/** What a copy tells of the recording it comes from. */
export type CopiedFrom = Pick<Snapshot, 'browser' | 'losses'>;

/** A format in which an exchange can be copied. */
export type CopyFormat = {
  readonly key: string;
  /** `label` names it in the menu; `done` confirms that it was copied. */
  readonly label: string;
  readonly done: string;
  /** The text for the clipboard; null if this exchange has none. */
  text(diagnosis: Diagnosis, from: CopiedFrom): string | null;
  readonly nothing: string;
};

export const REPORT: CopyFormat = {
  key: 'report',
  label: 'Copy report (Markdown)',
  done: 'Report copied',
  text: (diagnosis, { browser, losses }) =>
    [
      toMarkdown(diagnosis, browserOf(diagnosis, browser)),
      ...lossNotes(losses).map((note) => `${note}\n`),
    ].join('\n'),
  nothing: '',
};

const JSON_DOCUMENT: CopyFormat = {
  key: 'json',
  label: 'Copy JSON',
  done: 'JSON copied',
  text: (diagnosis, { losses }) =>
    `${jsonText(documentOf(diagnosis.exchange.browser, [diagnosis], losses), 2)}\n`,
  nothing: '',
};

const SHELLS = { posix: 'sh, bash, zsh', powershell: 'PowerShell' } as const satisfies Record<Shell, string>;

function curl(sent: 'preflight' | 'request', shell: Shell): CopyFormat {
  return {
    key: `${sent}-${shell}`,
    label: `Copy ${sent} as curl (${SHELLS[shell]})`,
    done: `${sent === 'preflight' ? 'Preflight' : 'Request'} copied as curl`,
    text: (diagnosis) => toCurl(diagnosis, sent, shell),
    nothing: sent === 'preflight' ? 'there was no preflight' : 'curl cannot send it',
  };
}

/** All formats of the menu. The usual shell of this platform comes first. */
export function copyFormats(platform: string): readonly CopyFormat[] {
  const shells: readonly Shell[] = /^win/i.test(platform) ? ['powershell', 'posix'] : ['posix', 'powershell'];
  const curls = shells.flatMap((shell) => [curl('preflight', shell), curl('request', shell)]);
  return [REPORT, ...curls, JSON_DOCUMENT];
}

/** The platform, e.g. "Windows" or "Linux x86_64". Firefox has only the older property. */
export function platformOf(navigator: Navigator & { userAgentData?: { platform?: string } }): string {
  return navigator.userAgentData?.platform ?? navigator.platform;
}

/** This browser's name and version if it recorded the exchange; else only the name of the one that did. */
function browserOf({ exchange: { browser } }: Diagnosis, here: RecordedBy): string | null {
  if (browser === null) return null;
  return here.name === browser ? browserWords(here) : BROWSER_NAMES[browser];
}
