import { replaceBetween } from './between.ts';
import { hasNumberInGroups, isPlainWord } from './plain-word.ts';
import { isTag } from './tag.ts';

/** Gives the tag of a value. */
type Tagger = (value: string) => string;

/**
 * Replaces with tags whatever in a URL is not known to be harmless: user name and password, segments of the path that
 * are no words, values of the query. Hosts and names of parameters stay. The rest stays byte for byte, so that the same
 * URL from two sources still compares equal.
 *
 * `url` may be relative or malformed, as in `Location`.
 */
export function redactUrl(url: string, tagOf: Tagger): string {
  const read = url.replace(LEFT_OUT, '');
  const redacted = redactParts(read, tagOf);
  return redacted === read ? url : redacted;
}

/** Characters that the URL parser removes. https://url.spec.whatwg.org/#concept-basic-url-parser */
const LEFT_OUT = /[\t\n\r]+/g;

/** Schemes whose URLs have a host even without two slashes: `https:user:password@host/`. */
const SPECIAL = /^(https?|wss?|ftp):$/i;

/** Schemes whose URLs have a host that is no word: those above, those of extensions, and none. Apps have a path there. */
const HAS_HOST = /^((https?|wss?|ftp|[a-z-]+-extension):)?$/i;

function redactParts(url: string, tagOf: Tagger): string {
  const [, before = '', scheme = '', rest = ''] =
    /^((?:(?![\w/\\?#])[\0-\x7f])*)((?:[a-z][a-z\d+.-]*:)?)(.*)$/is.exec(url) ?? [];
  const opaque = OPAQUE.get(scheme.toLowerCase());
  if (opaque !== undefined) return before + scheme + opaque(rest, tagOf);
  const host = SPECIAL.test(scheme) ? /^[/\\]*[^/\\?#]*/ : /^(?:[/\\]{2,}[^/\\?#]*)?/;
  const [authority = ''] = host.exec(rest) ?? [];
  const [, path = '', query = '', fragment = ''] =
    /^([^?#]*)((?:\?[^#]*)?)((?:#.*)?)$/s.exec(rest.slice(authority.length)) ?? [];
  return [
    before,
    redactScheme(scheme, tagOf),
    redactAuthority(authority, HAS_HOST.test(scheme) ? isHostLabel : isPlainWord, tagOf),
    redactPath(path, tagOf),
    redactQuery(query, tagOf),
    redactFragment(fragment, tagOf),
  ].join('');
}

type Opaque = (rest: string, tagOf: Tagger) => string;

const tagged: Opaque = (rest, tagOf) => (rest === '' ? '' : tagOf(rest));

/** Schemes whose URLs have no host and no path. */
const OPAQUE: ReadonlyMap<string, Opaque> = new Map<string, Opaque>([
  // The type of the data says what the page loads.
  [
    'data:',
    (rest, tagOf) => {
      const [, type = '', data = rest] =
        /^([\w.+-]+\/[\w.+-]+(?:;[\w-]+(?:=[\w-]*)?)*,)(.*)$/s.exec(rest) ?? [];
      const isType = type.split(/[/;=,]/).every(isPlainWord);
      return isType ? type + tagged(data, tagOf) : tagged(rest, tagOf);
    },
  ],
  ['javascript:', tagged],
  ['mailto:', tagged],
  ['tel:', tagged],
  ['sms:', tagged],
  ['blob:', (rest, tagOf) => redactParts(rest, tagOf)],
]);

/** An address of IPv6, also without its last bracket. */
const ADDRESS = /^\[[\da-f:.]+\]?(:\d{0,5})?$/i;

/** What looks like a scheme may be anything before a colon: `user:8080`. */
const redactScheme = (scheme: string, tagOf: Tagger): string =>
  isPlainWord(scheme.slice(0, -1)) ? scheme : `${tagOf(scheme.slice(0, -1))}:`;

type Check = (text: string) => boolean;

/** User name and password end at the last `@`. What is no port belongs to a password with a slash: `user:a/b@host`. */
function redactAuthority(authority: string, isLabel: Check, tagOf: Tagger): string {
  const [, slashes = '', user = '', host = ''] = /^([/\\]*)((?:.*@)?)(.*)$/s.exec(authority) ?? [];
  const isHost = ADDRESS.test(host) || !/:(?!\d{0,5}$)[^\]]*$/.test(host);
  const kept = isHost ? redactHost(host, isLabel, tagOf) : withoutPort(host, tagOf);
  return `${slashes}${user.length > 1 ? `${tagOf(user.slice(0, -1))}@` : user}${kept}`;
}

/** What is no port stays none, so that a URL that cannot be parsed stays one. */
const withoutPort = (host: string, tagOf: Tagger): string =>
  host.endsWith(':x') && isTag(host.slice(0, -':x'.length)) ? host : `${tagOf(host)}:x`;

const redactHost = (host: string, isLabel: Check, tagOf: Tagger): string =>
  replaceBetween(host, /(\.|:\d*$)/, (label) => (isLabel(label) ? label : tagOf(label)));

/** A name of the domain name system, however it is made. Keys have capitals among small letters, or are longer. */
const isHostLabel = (label: string): boolean =>
  isPlainWord(label) || !/%|_|[a-z][A-Z]|[A-Z][a-z]|\w{40}/.test(label);

/** What comes after these words gives access, whatever it looks like: `/invite/spring`. */
const GIVES_ACCESS =
  /(^|[-_.])(access|activate|activation|apikeys?|bearer|bot|code|confirm|confirmation|credentials?|hooks?|invitations?|invites?|jwt|keys?|magic|nonce|otp|passw(or)?ds?|pin|private|recover|recovery|reset|secrets?|session-?ids?|sessions?|shared?|sid|signature|tickets?|tokens?|unsubscribe|verification|verify|webhooks?)$/i;

/** Names of actions, which may come after such a word: `/token/refresh`. */
const ACTION =
  /^(authorize|callback|cancel|check|confirm|create|current|delete|end|exchange|info|introspect|list|login|logout|me|new|password|refresh|register|request|resend|reset|revoke|send|signin|signup|start|status|update|validate|verify|v\d)$/i;

function redactPath(path: string, tagOf: Tagger): string {
  const segments = path.split(/([/\\])/);
  return segments
    .map((segment, index) => {
      if (index % 2 === 1 || segment === '') return segment;
      const givesAccess = GIVES_ACCESS.test(segments[index - 2] ?? '');
      const isKept = givesAccess ? ACTION.test(segment) : isPlainSegment(segment);
      return isKept ? segment : tagOf(segment);
    })
    .join('');
}

/** The name of a script or style, which a bundler completes with a short hash: `main.3f2a91c0.js`. */
const BUNDLE = /^[\w@.-]{1,64}\.(c|m)?(js|ts|css)x?(\.map)?(:\d{1,5})?$/;

/** How long the hash in a file name may be. */
const LONGEST_HASH = 10;

function isPlainSegment(segment: string): boolean {
  if (/^\d{1,5}$/.test(segment)) return true;
  if (hasNumberInGroups(segment)) return false;
  // `user:password@host` within a path, or an address; but `package@1.2.3`.
  if (/[^@]@(?!v?\d)/.test(segment)) return false;
  if (BUNDLE.test(segment)) return isBundle(segment);
  return segment.split(/%20|[@:,!*]/).every(isPlainWord);
}

function isBundle(file: string): boolean {
  const hash = file
    .split(/[-_.@:]/)
    .filter((part) => !isPlainWord(part))
    .join('');
  return hash.length <= LONGEST_HASH && !/^\d+$/.test(hash);
}

/** Parameters that say how much of what is asked for, and in which form. */
const HARMLESS =
  /^(alt|api-version|asc|count|country|currency|desc|dir|direction|dpr|eio|expand|fields|fit|format|height|include|kind|lang|language|level|limit|locale|method|mode|month|offset|order|order_?by|page|page_?size|per_page|platform|pretty|region|size|skip|sort|sort_?by|step|tab|take|theme|transport|type|units|v|ver|version|view|width|x-amz-expires|x-amz-signedheaders|year|zoom)$/i;

function redactQuery(query: string, tagOf: Tagger): string {
  return (
    query.slice(0, 1) +
    query
      .slice(1)
      .split('&')
      .map((each) => redactParameter(each, tagOf))
      .join('&')
  );
}

function redactParameter(parameter: string, tagOf: Tagger): string {
  const at = parameter.indexOf('=');
  const [name, value] = at < 0 ? [parameter, null] : [parameter.slice(0, at), parameter.slice(at + 1)];
  const kept = isName(name) ? name : tagOf(name);
  if (value === null) return kept;
  const isKept = TELLS_NOTHING.test(value) || (HARMLESS.test(name) && isPlainValue(value));
  return `${kept}=${isKept ? value : tagOf(value)}`;
}

/** So little that it can be no secret. */
const TELLS_NOTHING = /^(\d{0,2}|true|false)$/;

const isName = (name: string): boolean => name.split(/%5B|%5D|[[\]:$]/i).every(isPlainWord);

/** A short word in lower case, several of them as in `X-Amz-SignedHeaders=host;range`, or a small number. */
const isPlainValue = (value: string): boolean =>
  /^\d{1,3}$/.test(value) ||
  (/^[a-z]{1,16}([-_.;,a-z]{0,24})$/.test(value) && value.split(/[;,]/).every(isPlainWord));

/** A place in a page, as `#section-2`. Anything else may be an access token. */
const redactFragment = (fragment: string, tagOf: Tagger): string =>
  isPlainWord(fragment.slice(1)) ? fragment : `#${tagOf(fragment.slice(1))}`;
