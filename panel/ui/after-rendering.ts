/**
 * Calls `act` once the latest change is in the document. Preact renders in a microtask that the change queues. Waiting
 * for the next frame would be too late: a fast user may press the next key before it.
 */
export const afterRendering = (act: () => void): void => queueMicrotask(act);
