/** The app's server: the gallery page, and for each variant the script the page runs. */
import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { TLSSocket } from 'node:tls';
import {
  type Answer,
  type Missing,
  type Origins,
  PAGE_NAMES,
  type Scenario,
} from '../scenarios/define-scenario.ts';
import { scenarios } from '../scenarios/index.ts';
import { answerRequest, findVariant, rawHeaders, variantPath } from './answers.ts';
import { pageSource } from './page-source.ts';

const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  '/': { file: 'index.html', type: 'text/html' },
  '/fetch.html': { file: 'fetch.html', type: 'text/html' },
  '/gallery.css': { file: 'gallery.css', type: 'text/css' },
  '/opaque-service-worker.js': { file: 'opaque-service-worker.js', type: 'text/javascript' },
  '/gallery.js': { file: 'gallery.js', type: 'text/javascript' },
};

export function galleryListener(
  request: IncomingMessage,
  response: ServerResponse,
  origins: Origins,
  missing: Missing,
): void {
  const send = (status: number, type: string, body: string, headers: Record<string, string> = {}) => {
    response.writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      ...headers,
    });
    response.end(body);
  };
  const path = (request.url ?? '').replace(/\?.*$/, '');
  const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
  const script = /^\/run\/([^/]+)\/([^/]+)\.js$/.exec(path);

  const here = `${request.socket instanceof TLSSocket ? 'https' : 'http'}://${request.headers.host}`;
  if (path === '/' && PAGE_NAMES.every((name) => origins[name] !== here)) {
    // The scenarios expect the page's origin to be one of these.
    send(302, 'text/plain', '', { Location: `${origins.app}/` });
  } else if (file) {
    send(200, file.type, readFileSync(new URL(`../gallery/${file.file}`, import.meta.url), 'utf8'), {
      ...(here === origins.appWithPolicy && {
        'Content-Security-Policy': `connect-src 'self' ${origins.api}`,
      }),
    });
  } else if (path === '/gallery.json') {
    send(
      200,
      'application/json',
      JSON.stringify({ scenarios: scenarios.map((scenario) => describe(scenario, origins, missing)) }),
    );
  } else if (script) {
    const source = findSource(script[1] ?? '', script[2] ?? '', origins);
    send(
      source === null ? 404 : 200,
      'text/javascript',
      source === null ? '' : `export default async () => {\n${source}\n};\n`,
    );
  } else {
    answerRequest(request, response, origins);
  }
}

function findSource(scenarioId: string, variantId: string, origins: Origins): string | null {
  const found = findVariant(scenarioId, variantId);
  return found && pageSource(found.variant.page, origins, variantPath(scenarioId, variantId));
}

/** The data that the gallery shows. `gallery.js` reads exactly this. */
function describe({ id, kind, title, story, variants }: Scenario, origins: Origins, missing: Missing) {
  return {
    id,
    kind,
    title,
    story,
    variants: variants.map((variant) => {
      const path = variantPath(id, variant.id);
      const pageOrigin = origins[variant.pageAt ?? 'app'];
      return {
        id: variant.id,
        title: variant.title,
        page: pageOrigin,
        source: pageSource(variant.page, origins, path),
        answers: Object.entries(variant.server(origins, { path, requestOrigin: pageOrigin })).map(
          ([on, answer]) => `${on}\n${answerText(answer)}`,
        ),
        outcome: variant.expect.verdict,
        missing: (variant.needs && missing.get(variant.needs)) ?? null,
      };
    }),
  };
}

function answerText(answer: Answer): string {
  if (answer === 'hang-up') return '(closes the connection without an answer)';
  if (answer === 'silence') return '(keeps the page waiting)';
  const flat = rawHeaders(answer);
  const lines = flat.flatMap((text, index) => (index % 2 === 0 ? [`${text}: ${flat[index + 1] ?? ''}`] : []));
  return [`HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ''}`, ...lines].join('\n');
}
