import { Icon } from '../ui/icons.tsx';

/** Beside an observed exchange: the way to its editor. */
export function WhatIfButton({ onOpen }: { onOpen: () => void }) {
  return (
    <button
      type="button"
      class="button"
      data-command="what-if"
      title="Change any header, status or setting and see what follows. Nothing is sent."
      onClick={onOpen}
    >
      <Icon name="fork" size={14} />
      What if
    </button>
  );
}
