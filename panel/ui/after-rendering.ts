/**
 * Does something once what was changed just now is in the document. Preact renders in a microtask of its own, which is
 * queued by the change; a frame later a fast reader has pressed the next key already.
 */
export const afterRendering = (act: () => void): void => queueMicrotask(act);
