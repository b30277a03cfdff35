import type { ToSensor } from '../src/messages.ts';

/** A tab shows few origins in one session; a message with more does not come from a session. */
const MOST_ORIGINS = 10_000;
const LONGEST_ORIGIN = 512;

/** What `crypto.randomUUID()` returns. */
const isRandomName = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);

/** Reads a message of a session. Null if it has another shape; it is then ignored. */
export function readSessionMessage(value: unknown): ToSensor | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, origins, salt, channel } = value as Readonly<Record<string, unknown>>;
  switch (kind) {
    case 'ping':
    case 'read-timeline':
    case 'open-options':
      return { kind };
    case 'watch':
      return areOrigins(origins) && isRandomName(salt) ? { kind, origins, salt } : null;
    case 'record-calls':
      return channel === null || isRandomName(channel) ? { kind, channel } : null;
    default:
      return null;
  }
}

function areOrigins(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_ORIGINS &&
    value.every((origin) => typeof origin === 'string' && origin.length <= LONGEST_ORIGIN)
  );
}
