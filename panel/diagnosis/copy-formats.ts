import { type Diagnosis, documentOf, type Shell, toCurl, toMarkdown } from '../../src/index.ts';

/** One thing that can be copied of an exchange. */
export type CopyFormat = {
  readonly key: string;
  /** What the menu says, and what is said when it is done. */
  readonly label: string;
  readonly done: string;
  /** What goes to the clipboard; null where there is nothing of the kind. */
  text(diagnosis: Diagnosis, browser: string): string | null;
  readonly nothing: string;
};

export const REPORT: CopyFormat = {
  key: 'report',
  label: 'Copy report (Markdown)',
  done: 'Report copied',
  text: (diagnosis, browser) => toMarkdown(diagnosis, browserOf(diagnosis, browser)),
  nothing: '',
};

const JSON_DOCUMENT: CopyFormat = {
  key: 'json',
  label: 'Copy JSON',
  done: 'JSON copied',
  text: (diagnosis) => `${JSON.stringify(documentOf(diagnosis.exchange.browser, [diagnosis]), null, 2)}\n`,
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

/** The shell of this machine comes first. */
export function copyFormats(platform: string): readonly CopyFormat[] {
  const shells: readonly Shell[] = /^win/i.test(platform) ? ['powershell', 'posix'] : ['posix', 'powershell'];
  const curls = shells.flatMap((shell) => [curl('preflight', shell), curl('request', shell)]);
  return [REPORT, ...curls, JSON_DOCUMENT];
}

/** Chromium tells the platform in a newer place than Firefox. */
export function platformOf(navigator: Navigator & { userAgentData?: { platform?: string } }): string {
  return navigator.userAgentData?.platform ?? navigator.platform;
}

/** The version is that of this browser; what another one recorded has only its name. */
function browserOf({ exchange }: Diagnosis, here: string): string | null {
  if (exchange.browser === null) return null;
  const name = exchange.browser === 'firefox' ? 'Firefox' : 'Chromium';
  return here.startsWith(name) ? here : name;
}
