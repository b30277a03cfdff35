import { Icon } from '../ui/icons.tsx';

/** Opens an observed exchange in What if. */
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
