/**
 * Milliseconds that anything is waited for before it counts as missing: an event, an answer, the start of a browser. So
 * many that nothing fails because the machine is busy.
 */
export const PATIENCE = 60_000;

/** The same for a whole test or script, which may wait for several things. */
export const PATIENCE_FOR_ALL = 5 * PATIENCE;
