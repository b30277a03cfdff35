/** A key that is meant for an open dialog, which is in front of every view. */
export const isInDialog = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('dialog[open]') !== null;
