import { SEVERITIES, type Severity } from '../entry/severity.ts';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import './Counts.css';

const WORDS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  blocked: ['blocked', 'blocked'],
  failed: ['failed', 'failed'],
  warning: ['warning', 'warnings'],
  undecided: ['undecided', 'undecided'],
  allowed: ['allowed', 'allowed'],
};

/**
 * How many matching exchanges had each outcome. A click shows or hides them. An outcome that was never recorded is left
 * out.
 */
export function Counts({ state }: { state: PanelState }) {
  const shown = state.shown.value;
  const toggle = (severity: Severity): void => {
    const next = new Set(shown);
    if (!next.delete(severity)) next.add(severity);
    state.shown.value = next;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div class="counts" role="group" aria-label="Show by outcome">
      {SEVERITIES.map((severity) => {
        const count = state.counts.value[severity];
        if (state.totals.value[severity] === 0) return null;
        return (
          <button
            key={severity}
            type="button"
            class="count"
            aria-pressed={shown.has(severity)}
            onClick={() => toggle(severity)}
          >
            <Icon name={severity} size={14} tone={severity} />
            <b>{count.toLocaleString('en')}</b>{' '}
            <span class="word">{WORDS[severity][count === 1 ? 0 : 1]}</span>
          </button>
        );
      })}
    </div>
  );
}
