/** Answers the requests of the scenarios: finds the variant by its URL and sends what its file defines. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type {
  Answer,
  HeaderLines,
  Origins,
  ResponseAnswer,
  Scenario,
  Variant,
} from '../scenarios/define-scenario.ts';
import { scenarios } from '../scenarios/index.ts';

/** Variants that are answered in place of those of the scenarios, by their path. */
const standIns = new Map<string, Variant>();

/** Answers as `variant` says instead of what the scenario of this path says, while `act` runs. */
export async function answerInstead<T>(path: string, variant: Variant, act: () => Promise<T>): Promise<T> {
  standIns.set(path, variant);
  try {
    return await act();
  } finally {
    standIns.delete(path);
  }
}

export function findVariant(
  scenarioId: string,
  variantId: string,
): { scenario: Scenario; variant: Variant } | null {
  const scenario = scenarios.find(({ id }) => id === scenarioId);
  const variant = scenario?.variants.find(({ id }) => id === variantId);
  return scenario && variant ? { scenario, variant } : null;
}

export function variantPath(scenarioId: string, variantId: string): string {
  return `/${scenarioId}/${variantId}`;
}

export function answerRequest(request: IncomingMessage, response: ServerResponse, origins: Origins): void {
  request.resume();
  const answer = findAnswer(request, origins);
  if (answer === 'silence') return;
  if (answer === 'hang-up') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, rawHeaders(answer));
  if (answer.thenHangUp) response.write(answer.body ?? '', () => request.socket.destroy());
  else response.end(answer.body);
}

export function findAnswer({ method, url = '', headers }: IncomingMessage, origins: Origins): Answer {
  const [, scenarioId, variantId, rest] = /^\/([^/?]*)\/([^/?]*)(\/[^?]*)/.exec(url) ?? [];
  const found = findVariant(scenarioId ?? '', variantId ?? '');
  if (!found || rest === undefined) return { status: 404, body: 'No scenario lives here.' };

  const path = variantPath(found.scenario.id, found.variant.id);
  const variant = standIns.get(path) ?? found.variant;
  const answers = new Map(
    Object.entries(variant.server(origins, { path, requestOrigin: headers.origin ?? '' })),
  );
  return (
    answers.get(`${method} ${rest}`) ??
    answers.get(`${method} /*`) ?? { status: 404, body: 'The scenario has no answer to this.' }
  );
}

/** Name, value, name, value: the one form in which node keeps order, case and duplicates. */
export function rawHeaders({ headers = {}, body }: ResponseAnswer): string[] {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const defaults: HeaderLines = {
    ...(names.has('cache-control') ? {} : { 'Cache-Control': 'no-store' }),
    ...(names.has('content-type') || body === undefined
      ? {}
      : { 'Content-Type': 'text/plain; charset=utf-8' }),
  };
  return [...Object.entries(headers), ...Object.entries(defaults)].flatMap(([name, values]) =>
    [values].flat().flatMap((value) => [name, value]),
  );
}
