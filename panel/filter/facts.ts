import { type Header, type HeaderList, plain, type Summary } from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { type Severity, severityOf } from '../entry/severity.ts';
import { splitUrl } from '../entry/split-url.ts';
import { decidingStatus } from '../entry/status-words.ts';

/** What the filter compares of one exchange, in lower case. Costly values are computed when first read, then kept. */
export class Facts {
  readonly summary: Summary;
  readonly severity: Severity;
  private knownText: string | null = null;
  private knownHosts: readonly string[] | null = null;
  private knownPaths: readonly string[] | null = null;
  private knownCauses: readonly string[] | null = null;
  private knownStatus: string | null = null;
  private knownRequestNames: string | null = null;
  private knownResponseNames: string | null = null;

  constructor(summary: Summary) {
    this.summary = summary;
    this.severity = severityOf(summary);
  }

  /** Computes in advance what most filters read with their first letter. */
  prepare(): void {
    void [this.text, this.hosts, this.status, this.requestNames, this.responseNames];
  }

  /** The text in which a word is searched: URLs, causes, warnings, the browser's error. */
  get text(): string {
    if (this.knownText !== null) return this.knownText;
    let text = this.error;
    for (const { url } of this.summary.exchange.hops) text += `\n${url}`;
    for (const cause of this.causes) text += `\n${cause}`;
    for (const { id, title, headline } of this.summary.warnings)
      text += `\n${id}\n${title}\n${plain(headline)}`;
    this.knownText = text.toLowerCase();
    return this.knownText;
  }

  /** The hosts of all hops, redirects included. */
  get hosts(): readonly string[] {
    this.knownHosts ??= this.ofUrls((url) => splitUrl(url).host);
    return this.knownHosts;
  }

  get paths(): readonly string[] {
    this.knownPaths ??= this.ofUrls((url) => splitUrl(url).path);
    return this.knownPaths;
  }

  /** Id and title of the cause, or of each possible cause. */
  get causes(): readonly string[] {
    this.knownCauses ??= causesOf(this.summary);
    return this.knownCauses;
  }

  get warnings(): readonly string[] {
    return this.summary.warnings.flatMap(({ id, title, headline }) => [
      id,
      title.toLowerCase(),
      plain(headline).toLowerCase(),
    ]);
  }

  /** Empty if there was no error. */
  get error(): string {
    const { outcome } = this.summary.exchange;
    return 'error' in outcome ? outcome.error.toLowerCase() : '';
  }

  /** The number that the list shows, or `none` if it shows "no answer". */
  get status(): string {
    this.knownStatus ??= String(decidingStatus(this.summary) ?? 'none');
    return this.knownStatus;
  }

  get method(): string {
    return this.summary.exchange.hops[0].method.toLowerCase();
  }

  get verdict(): string {
    return this.severity === 'warning' ? 'allowed' : this.severity;
  }

  /**
   * The type under the Network panel's name. Where nothing tells fetch() from XMLHttpRequest, it is both.
   */
  get types(): readonly string[] {
    const { type, caller } = this.summary.exchange;
    const name = TYPES.get(type) ?? type.toLowerCase();
    if (name !== 'xhr') return [name];
    return caller === null ? ['xhr', 'fetch'] : [caller];
  }

  /** The request carried credentials, or its call asked for them. */
  get isCredentialed(): boolean {
    return (
      this.summary.exchange.call?.credentialsMode === 'include' ||
      this.hasHeader('request', ({ name }) => CREDENTIALS.test(name))
    );
  }

  /** Whether the name of a header contains `part`. Fast: the names are kept as one text. */
  names(side: Side, part: string): boolean {
    if (side !== 'response' && this.requestNames.includes(part)) return true;
    return side !== 'request' && this.responseNames.includes(part);
  }

  private get requestNames(): string {
    this.knownRequestNames ??= shared(namesOf(this.headers('request')));
    return this.knownRequestNames;
  }

  private get responseNames(): string {
    this.knownResponseNames ??= shared(namesOf(this.headers('response')));
    return this.knownResponseNames;
  }

  /** Also looks at redirects and preflights. */
  hasHeader(side: Side, fits: (header: Header) => boolean): boolean {
    for (const { requestHeaders, response, preflight } of this.summary.exchange.hops) {
      if (side !== 'response' && (some(requestHeaders, fits) || some(preflight?.requestHeaders, fits)))
        return true;
      if (
        side !== 'request' &&
        (some(response?.headerList, fits) || some(preflight?.response?.headerList, fits))
      )
        return true;
    }
    return false;
  }

  headers(side: Side): HeaderList {
    const found: Header[] = [];
    this.hasHeader(side, (header) => {
      found.push(header);
      return false;
    });
    return found;
  }

  private ofUrls(part: (url: string) => string): readonly string[] {
    const { hops } = this.summary.exchange;
    if (hops.length === 1) return [part(hops[0].url.toLowerCase())];
    return [...new Set(hops.map(({ url }) => part(url.toLowerCase())))];
  }
}

function some(list: HeaderList | null | undefined, fits: (header: Header) => boolean): boolean {
  return list?.some(fits) === true;
}

const namesOf = (list: HeaderList): string =>
  list
    .map(({ name }) => name)
    .join('\n')
    .toLowerCase();

const texts = new Map<string, string>();

/** Keeps one copy of each text: a session has a million headers, but only a few hundred lists of names. */
function shared(text: string): string {
  const found = texts.get(text);
  if (found !== undefined) return found;
  if (texts.size < 2000) texts.set(text, text);
  return text;
}

export type Side = 'request' | 'response' | 'both';

const TYPES = new Map([
  ['xmlhttprequest', 'xhr'],
  ['imageset', 'image'],
]);
const CREDENTIALS = /^(?:cookie|authorization|proxy-authorization)$/i;

function causesOf({ cause, title, candidates, verdict }: Summary): readonly string[] {
  if (cause !== null) return [cause, title.toLowerCase()];
  if (verdict === 'allowed') return [];
  const possible = candidates.filter(({ id }) => id !== 'allowed');
  return [...possible.flatMap(({ id, title: name }) => [id, name.toLowerCase()]), title.toLowerCase()];
}

const known = new WeakMap<Summary, Facts>();
const columns = new WeakMap<readonly Entry[], readonly Facts[]>();

export function factsOf(summary: Summary): Facts {
  const found = known.get(summary) ?? new Facts(summary);
  known.set(summary, found);
  return found;
}

/** The facts of each entry, in the same order. They are looked up once for each list, not with each keystroke. */
export function factsOfAll(entries: readonly Entry[]): readonly Facts[] {
  const found = columns.get(entries) ?? entries.map(({ summary }) => factsOf(summary));
  columns.set(entries, found);
  return found;
}
