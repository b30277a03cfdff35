import { allowed, blocked, defineScenario } from './define-scenario.ts';

/** Every payload below sets it if it ever runs. */
export const PWNED_FLAG = '__labPwned';

const IMAGE = `<img src=x onerror="globalThis.${PWNED_FLAG}=1">`;
const SCRIPT = `<script>globalThis.${PWNED_FLAG}=1</script>`;
const SVG = `"><svg onload=globalThis.${PWNED_FLAG}=1>`;
const TEMPLATE = `\${globalThis.${PWNED_FLAG}=1}{{constructor.constructor('globalThis.${PWNED_FLAG}=1')()}}`;
const MARKUP = [IMAGE, SCRIPT, SVG, TEMPLATE, `javascript:globalThis.${PWNED_FLAG}=1`];
/** Node writes header values as Latin-1, so this is U+202E, the right-to-left override, in UTF-8. */
const RIGHT_TO_LEFT = '\u00e2\u0080\u00ae';
const LONG = `${IMAGE}${'a'.repeat(4096)}`;

export default defineScenario({
  id: 'hostile-markup',
  kind: 'hostile',
  title: 'Hostile headers, paths and methods',
  story:
    'Page and server put markup, tricks and huge values wherever HTTP allows it. Tools must show all of it as text and run none of it.',
  variants: [
    {
      id: 'response-headers',
      title: 'markup in the values of response headers',
      page: { via: 'fetch', at: 'api' },
      server: ({ other }) => ({
        'GET /': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': other,
            'Access-Control-Allow-Headers': MARKUP,
            'Access-Control-Expose-Headers': MARKUP,
            'Content-Type': `text/html; charset="${SVG}"`,
            Server: IMAGE,
            Vary: SCRIPT,
            'X-Cache': SVG,
            'X-Powered-By': TEMPLATE,
          },
          body: MARKUP.join('\n'),
        },
      }),
      expect: blocked('origin-mismatch', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'allow-origin',
      title: 'markup as the allowed origin',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': {
          status: 200,
          headers: { 'Access-Control-Allow-Origin': SVG.replaceAll(' ', '/') },
          body: 'hello',
        },
      }),
      expect: blocked(
        'allow-origin-malformed',
        'InvalidAllowOriginValue',
        'CORSAllowOriginNotMatchingOrigin',
      ),
    },
    {
      id: 'allow-origin-lines',
      title: 'markup in two lines for the allowed origin',
      page: { via: 'fetch', at: 'api' },
      server: () => ({
        'GET /': { status: 200, headers: { 'Access-Control-Allow-Origin': [IMAGE, SCRIPT] }, body: 'hello' },
      }),
      expect: blocked(
        'allow-origin-multiple',
        'MultipleAllowOriginValues',
        'CORSMultipleAllowOriginNotAllowed',
      ),
    },
    {
      id: 'preflight-lists',
      title: 'markup in the lists of the preflight’s answer',
      page: { via: 'fetch', at: 'api', method: 'PUT' },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': IMAGE,
            'Access-Control-Max-Age': SCRIPT,
          },
        },
      }),
      expect: blocked(
        'allow-methods-malformed',
        'InvalidAllowMethodsPreflightResponse',
        'CORSInvalidAllowMethod',
      ),
    },
    {
      id: 'request-headers',
      unmended: 'a list with such names is masked when it is recorded',
      title: 'tricky names and markup values in the request',
      page: {
        via: 'fetch',
        at: 'api',
        headers: {
          ['__proto__']: IMAGE,
          constructor: SCRIPT,
          toString: SVG,
          "x-'-alert`1`-'": TEMPLATE,
          'x-long': LONG,
          accept: IMAGE,
        },
      },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': 'hasOwnProperty',
          },
        },
      }),
      expect: blocked(
        'request-header-not-allowed',
        'HeaderDisallowedByPreflightResponse',
        'CORSMissingAllowHeaderFromPreflight',
      ),
    },
    {
      id: 'url',
      title: 'markup in the path and the query',
      page: {
        via: 'fetch',
        at: 'api',
        path: `/${IMAGE}/..;/'-alert(1)-'/${SCRIPT}?next=${SVG}&x=${TEMPLATE}#${IMAGE}`,
      },
      server: ({ other }) => ({
        'GET /*': { status: 200, headers: { 'Access-Control-Allow-Origin': other }, body: 'hello' },
      }),
      expect: blocked('origin-mismatch', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'location',
      title: 'markup in a redirect’s location',
      page: { via: 'fetch', at: 'api' },
      server: ({ app, other }, { path }) => ({
        'GET /': {
          status: 302,
          headers: {
            'Access-Control-Allow-Origin': '*',
            Location: `${other}${path}/${encodeURIComponent(IMAGE)}?next=${SVG}`,
          },
        },
        'GET /*': { status: 200, headers: { 'Access-Control-Allow-Origin': app }, body: 'hello' },
      }),
      expect: blocked('redirect-tainted-origin', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'method',
      unmended: 'a list with such a method is masked when it is recorded',
      title: 'a method that is code',
      page: { via: 'fetch', at: 'api', method: "'-alert`1`-'" },
      server: ({ app }) => ({
        'OPTIONS /': {
          status: 204,
          headers: {
            'Access-Control-Allow-Origin': app,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Methods': '__proto__, constructor',
          },
        },
      }),
      expect: blocked('method-not-allowed', 'MethodDisallowedByPreflightResponse', 'CORSMethodNotFound'),
    },
    {
      id: 'long-values',
      title: 'values of four thousand characters',
      page: { via: 'fetch', at: 'api', path: `/${'long/'.repeat(800)}?q=${'a'.repeat(4096)}` },
      server: () => ({
        'GET /*': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': `http://${'a'.repeat(4096)}.example`,
            'X-Cache': LONG,
            Server: LONG,
          },
          body: 'hello',
        },
      }),
      expect: blocked('origin-mismatch', 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'),
    },
    {
      id: 'bidi-and-controls',
      title: 'right-to-left override, tabs and bytes that are not ASCII',
      page: { via: 'fetch', at: 'api', path: `/${RIGHT_TO_LEFT}gnp.exe` },
      server: () => ({
        'GET /*': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': `http://${RIGHT_TO_LEFT}tsohlacol.ppa`,
            'X-Cache': `HIT\t${RIGHT_TO_LEFT}\u00ff\u0085\u00a0TIH`,
            Server: `${RIGHT_TO_LEFT}${IMAGE}`,
          },
          body: 'hello',
        },
      }),
      expect: blocked(
        'allow-origin-malformed',
        'InvalidAllowOriginValue',
        'CORSAllowOriginNotMatchingOrigin',
      ),
    },
    {
      id: 'allowed',
      title: 'markup in a response that is allowed',
      page: { via: 'fetch', at: 'api' },
      server: ({ app }) => ({
        'GET /': {
          status: 200,
          headers: {
            'Access-Control-Allow-Origin': app,
            Vary: 'Origin',
            'X-Request-Id': IMAGE,
            Link: `<${SVG}>; rel="${SCRIPT}"`,
          },
          body: 'hello',
        },
      }),
      expect: allowed(),
    },
  ],
});
