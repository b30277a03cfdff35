import type { PanelState } from '../state/panel-state.ts';

const CHOICES = [
  { label: 'none', by: null },
  { label: 'cause', by: 'cause' },
  { label: 'endpoint', by: 'endpoint' },
] as const;

/** Groups the list, so that two hundred failures with one cause become one line. */
export function GroupSwitch({ state }: { state: PanelState }) {
  const now = CHOICES.findIndex(({ by }) => by === state.groups.by.value);
  const next = (now + 1) % CHOICES.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div class="switch" role="group" aria-label="Group by">
      <span class="switch-label" aria-hidden="true">
        Group by
      </span>
      {CHOICES.map(({ label, by }, index) => (
        <button
          key={label}
          type="button"
          aria-pressed={index === now}
          data-command={index === next ? 'group' : undefined}
          onClick={() => state.groupBy(by)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
