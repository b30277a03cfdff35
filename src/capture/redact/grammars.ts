import { byteLowercase } from '../../fetch/header-list.ts';
import { isToken } from '../../fetch/token.ts';
import { replaceBetween } from './between.ts';
import { mask } from './mask.ts';
import { isPlainWord } from './plain-word.ts';
import { redactUrl } from './url.ts';

/**
 * What may be kept of a header's value. Each grammar gets a value and returns what is kept of it; a value that does not
 * fit is masked. `tagOf` gives the tag that stands for a secret part.
 */
export type Grammar = (value: string, tagOf: (value: string) => string) => string;

/** Keeps the value if it fits as a whole. */
const fits =
  (isHarmless: (value: string) => boolean): Grammar =>
  (value) =>
    isHarmless(value) ? value : mask(value);

const listOf =
  (separator: RegExp, isItem: (item: string) => boolean) =>
  (value: string): boolean =>
    value.split(separator).every(isItem);

/** `Content-Type`, `GET`, `no-cache`. */
const isName = (item: string): boolean => isPlainWord(item.trim());

/** `-1`, `600`, `"600"`, `600, 600`, `600s`. */
export const number = fits(
  listOf(/[\s"',;]+/, (item) => /^(-?\d{0,12}(\.\d{1,6})?(ms|s|m|h|d)?|null|none)$/i.test(item)),
);

const DATE_WORD =
  /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)?(day)?$|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$|^(gmt|utc|t|z|\d{1,2}|(19|20)\d\d)$/i;

/** Parts of a second, and the difference to UTC: `07:00:00.123+0100`. */
const AFTER_SECONDS = /(?<=:\d\d)\.\d{1,6}|(?<=[\s\d])[+-][01]\d:?[0-5]\d$/g;

/** https://httpwg.org/specs/rfc9110.html#http.date, a date of ISO 8601, or the `0` and `-1` of servers that have none. */
export const date = fits((value) =>
  listOf(/[\s,:"'.+-]+|(?<=\d)(?=[TZ])|(?<=T)(?=\d)/, (item) => DATE_WORD.test(item))(
    value.replace(AFTER_SECONDS, ''),
  ),
);

export const dateOrNumber: Grammar = (value, tagOf) =>
  number(value, tagOf) === value ? value : date(value, tagOf);

/** `true`, and what people write instead. */
export const flag = fits(
  listOf(/[\s,"']+/, (item) => /^(|true|false|yes|no|on|off|null|none|undefined|\?[01]|[01])$/i.test(item)),
);

/** One word, or few: `cross-site`, `HIT`, `require-corp; report-to="default"`. */
export const words = fits(listOf(/[\s,;"=?]+/, isPlainWord));

/** Names without a hyphen, which could otherwise be any word, and what is too short to be a secret. */
const KNOWN_NAME =
  /^(|.{1,3}|accept|authorization|connect|content|cookie|delete|etag|head|host|link|location|options|origin|patch|post|range|referer|server|trace|type|vary)$/i;

/**
 * Names with commas between them, however else they are written. A name that is no word gets a tag, so that it still
 * equals the same name elsewhere; `sameAs` gives the spelling in which names are compared.
 */
const namesComparedAs =
  (sameAs: (name: string) => string): Grammar =>
  (value, tagOf) => {
    const isList = listOf(/\s*,\s*/, (item) => item.trim() === '' || isToken(item.trim()))(value);
    if (isList)
      return value.replace(/[^\s,]+/g, (name) =>
        name === '*' || isPlainWord(name) ? name : tagOf(sameAs(name)),
      );
    // Malformed: `X-One; X-Two`, `["GET"]`, `Content-Type: application/json`.
    const isHarmless = listOf(
      /[\s,;:|"'()[\]{}=]+/,
      (item) => KNOWN_NAME.test(item) || (/[-/]/.test(item) && item.split('/').every(isName)),
    );
    return isHarmless(value) ? value : mask(value);
  };

/** Header names are compared without regard to case. */
export const headerNames = namesComparedAs(byteLowercase);

/** Methods are compared byte by byte. */
export const methods = namesComparedAs((name) => name);

/** A host with its port, or what people write for one: `shop.example`, `*.example.com`, `^https?:..shop[.]example$`. */
const HOST_LIKE = /^[\w*.:^$\\/?+()|[\]-]*$/;

/** Placeholders that a server did not fill in: `$http_origin`, `${ORIGIN}`, `%{Origin}e`. */
const PLACEHOLDER = /^(?:\$|%)?\{{0,2}\$?([A-Za-z_.]{1,30})(?:\}{1,2}[a-z]?)?$/;

function isOrigin(item: string): boolean {
  if (/^(|\*|null|undefined|none|true|false|all|any|self|origin|https?:)$/i.test(item)) return true;
  if (/[$%{]/.test(item) && isPlainWord(PLACEHOLDER.exec(item)?.[1] ?? ' ')) return true;
  const runs = item.split(/[^A-Za-z\d-]+/).filter((run) => run !== '');
  const isSeveral = runs.length > 1 || /^localhost$/i.test(item);
  return isSeveral && HOST_LIKE.test(item) && runs.every((run) => /^\d{1,5}$/.test(run) || isPlainWord(run));
}

/**
 * An origin, `*`, `null`, or several: what `Access-Control-Allow-Origin` holds, right or wrong. Of a URL everything
 * but the host is redacted as in other URLs.
 */
export const origins: Grammar = (value, tagOf) => {
  // What was masked before looks like a URL of an unknown scheme.
  if (mask(value) === value) return value;
  const parts = value.split(/([\s,;"'`<>]+)/);
  const kept = parts.map((part, index) => {
    if (index % 2 === 1) return part;
    const [, before = '', item = '', after = ''] =
      /^([[(|]*)(.*?(?:\/\[[\da-f:.]+\])?)([\])|]*)$/is.exec(part) ?? [];
    const isUrl = /^[a-z][a-z\d+.-]*:\/|^\/\//i.test(item) && !/\p{Cc}/u.test(item);
    if (isUrl) return before + redactUrl(item, tagOf) + after;
    return isOrigin(item) ? part : null;
  });
  return kept.includes(null) ? mask(value) : kept.join('');
};

/** `text/html; charset=utf-8`. Of parameters only the known ones keep their value. */
export const mediaTypes: Grammar = (value) =>
  replaceBetween(value, /([,;])/, (part) => (part.includes('/') ? mediaType(part) : mediaParameter(part)));

const mediaType = (range: string): string =>
  range.split('/').every((part) => part.trim() === '*' || isName(part)) ? range : mask(range);

function mediaParameter(parameter: string): string {
  const [, name = '', value = parameter] = /^(\s*[\w-]{1,20}\s*=)(.*)$/s.exec(parameter) ?? [];
  const isKept =
    (/^\s*(q|v)\s*=$/i.test(name) && /^\s*[\w.]{1,5}\s*$/.test(value)) ||
    (/^\s*charset\s*=$/i.test(name) && isName(value.replace(/^"|"$/g, '')));
  return (isName(name.replace('=', '')) ? name : mask(name)) + (isKept ? value : mask(value));
}

/** What follows the scheme of a header like `ETag` or `Content-Disposition` is never kept: `W/"xxxx"`, `attachment; filename="xxx"`. */
export const kind: Grammar = (value) => {
  const [, kept = '', rest = value] =
    /^(\s*(?:W\/|attachment\b|inline\b|form-data\b)?)(.*)$/s.exec(value) ?? [];
  return kept + replaceBetween(rest, /(filename\*?\s*=)/, mask);
};

/** `en-US,en;q=0.9`, `zh-Hant-TW`: language, script and region. https://www.rfc-editor.org/rfc/rfc5646#section-2.1 */
export const languages = fits(
  listOf(/[\s,;]+/, (item) => /^(|\*|q=[\d.]{1,5}|[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?)$/i.test(item)),
);

/** `bytes=0-499` */
export const ranges = fits((value) =>
  listOf(/[\s,]+/, (item) => /^\d{0,12}(-\d{0,12})?$/.test(item))(value.replace(/^\s*[a-z]{1,5}\s*[= ]/, '')),
);

/** Directives whose value is a number. */
const AGE = /^\s*(s-max-?age|max-(age|stale)|min-fresh|stale-[a-z-]+)\s*$/i;

const isNumber = (item: string): boolean => /^[\s"]*-?\d{0,12}(\.\d{1,3})?[\s"]*$/.test(item);

/** `no-cache, max-age=600` */
export const directives = fits(
  listOf(/,/, (item) => {
    const [name = '', value = ''] = item.split(/=(.*)/s);
    const isKept = AGE.test(name) ? isNumber(value) : listOf(/[\s,"]+/, isPlainWord)(value);
    return isName(name) && isKept;
  }),
);

/** Servers whose names are spelled like no word. Each tells who answered. */
const KNOWN_SERVERS = /^(AkamaiGHost|AmazonS3|AmazonEC2)$/;

/** Names and versions of programs, and hosts, as in `Server` and `Via`: `nginx/1.25.3 (Ubuntu)`. */
export const products: Grammar = (value) =>
  value.replace(/[^\s,;()]+/g, (item) => {
    const [name = '', version = ''] = item.split(/\/(.*)/s);
    const isKept =
      (KNOWN_SERVERS.test(name) || isPlainWord(name.replace(/:\d{1,5}$/, ''))) &&
      /^(v?\d[\w.+-]{0,15})?$/.test(version);
    return isKept && isPlainWord(version) ? item : mask(item);
  });

/** URLs among words, as in `Link` and `Refresh`: each URL is redacted, every other part must be words. */
export const urlAmongWords: Grammar = (value, tagOf) =>
  value.replace(/[^\s<>"',;]+/g, (part) => {
    if (/[/?#@]|redacted-/.test(part)) {
      const [, name = '', url = part] = /^(url=)?(.*)$/is.exec(part) ?? [];
      return name + redactUrl(url, tagOf);
    }
    return part.split('=').every(isPlainWord) ? part : mask(part);
  });

export const url: Grammar = redactUrl;

/** A sentence, or the error of a browser: words and URLs. Each URL is redacted, and what is neither is masked. */
export const textAmongUrls: Grammar = (value, tagOf) =>
  value.replace(/[^\s<>"'`,;(){}[\]]+/g, (part) => {
    if (/[/?#@\\]|redacted-/.test(part)) return redactUrl(part, tagOf);
    return part.split(/[:=.!*|&_]/).every(isPlainWord) ? part : mask(part);
  });

/** Schemes and the names of parameters; of their values those that say what was wrong: `error="invalid_token"`. */
export const challenge: Grammar = (value) => {
  let end = 0;
  return value.replace(/"[^"\\]*"?|[^\s,="]+/gs, (part, at: number) => {
    const gap = value.slice(end, at);
    const isFirst = end === 0;
    end = at + part.length;
    if (/=\s*$/.test(gap)) return EXPLAINS.test(part) ? part : mask(part);
    IS_NEXT.lastIndex = end;
    const isNamed = IS_NEXT.test(value);
    // A scheme begins the value or follows a comma; after a scheme stands a parameter or a token.
    const isScheme = isFirst || /,\s*$/.test(gap);
    return (isNamed || isScheme) && isPlainWord(part) ? part : mask(part);
  });
};

const EXPLAINS = /^"?(invalid_request|invalid_token|insufficient_scope|utf-8|true|false)"?$/i;
const IS_NEXT = /\s*=/y;

/** The scheme, and whether anything follows: `Bearer undefined` and an empty token are real mistakes. */
export const credentials: Grammar = (value, tagOf) => {
  const [, scheme = '', space = '', rest = ''] =
    /^(\s*[A-Za-z][\w-]{0,29})(?:(\s+)(.*))?$/s.exec(value) ?? [];
  if (value.trim() === '') return value;
  if (!isPlainWord(scheme.trim())) return tagOf(value);
  if (space === '' && !/^(bearer|basic|digest|negotiate|token|undefined|null)$/i.test(scheme.trim()))
    return tagOf(value);
  return `${scheme}${space}${/^(undefined|null|none|false|\[object Object\])?$/i.test(rest) ? rest : tagOf(rest)}`;
};

/** Names of cookies; each value is replaced. */
export const cookies: Grammar = (value, tagOf) =>
  replaceBetween(value, /(;\s*)/, (pair) => cookie(pair, tagOf));

function cookie(pair: string, tagOf: (value: string) => string): string {
  const at = pair.indexOf('=');
  const [name, value] = at < 0 ? ['', pair] : [pair.slice(0, at), pair.slice(at + 1)];
  const isName = isPlainWord(name.trim());
  return `${isName ? name : tagOf(name)}${at < 0 ? '' : '='}${value === '' ? '' : tagOf(value)}`;
}

/** The name and the attributes. Firefox joins several lines with a line feed. */
export const setCookie: Grammar = (value, tagOf) =>
  replaceBetween(value, /(\n)/, (line) => {
    const [pair = '', ...attributes] = line.split(';');
    return [cookie(pair, tagOf), ...attributes.map((each) => attribute(each, tagOf))].join(';');
  });

/** What the value of each attribute may be; any other is masked, as in `Path=/account`. */
const ATTRIBUTES: ReadonlyMap<string, Grammar> = new Map([
  ['samesite', fits((value) => /^\s*(strict|lax|none)?\s*$/i.test(value))],
  ['max-age', fits((value) => /^\s*-?\d{0,12}\s*$/.test(value))],
  ['expires', date],
  ['domain', fits(isName)],
  ['priority', fits((value) => /^\s*(low|medium|high)?\s*$/i.test(value))],
]);

function attribute(text: string, tagOf: (value: string) => string): string {
  const [, name = '', value = ''] = /^(\s*[\w-]{0,20}\s*=?)(.*)$/s.exec(text) ?? [];
  const bare = name.replace(/[\s=]/g, '');
  const grammar = ATTRIBUTES.get(bare.toLowerCase()) ?? mask;
  return (isPlainWord(bare) ? name : mask(name)) + grammar(value, tagOf);
}
