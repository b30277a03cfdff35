import { isWebRequestEvent } from '../../src/index.ts';
import type { ToSession } from '../../src/messages.ts';

type Message = Readonly<Record<string, unknown>>;

/**
 * Reads a message of the sensor. Null if it has another shape; it is then ignored. What an event, a call or an entry
 * says is read by the recorder, which trusts no source.
 */
export function readSensorMessage(value: unknown): ToSession | null {
  return typeof value === 'object' && value !== null && hasShape(value as Message)
    ? (value as ToSession)
    : null;
}

function hasShape(message: Message): boolean {
  const { kind, event, details, hostPermission, call, origin, count, reached, url, entries } = message;
  switch (kind as ToSession['kind']) {
    case 'event':
      return typeof event === 'string' && isWebRequestEvent(event) && isObject(details);
    case 'status':
      return typeof hostPermission === 'boolean';
    case 'call':
      return isObject(call);
    case 'lost-calls':
      return (origin === null || typeof origin === 'string') && isCount(count);
    case 'lost-events':
      return isCount(count);
    case 'recording-calls':
      return typeof reached === 'boolean';
    case 'page':
      return typeof url === 'string';
    case 'timeline':
      return Array.isArray(entries);
    default:
      return false;
  }
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
