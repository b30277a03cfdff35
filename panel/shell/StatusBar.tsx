import { STANDARD } from '../../src/index.ts';
import { KeysSheet } from '../keys/KeysSheet.tsx';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import './StatusBar.css';

export function StatusBar({ state }: { state: PanelState }) {
  return (
    <footer class="status-bar">
      <span>
        {STANDARD.name}{' '}
        <a
          href={`${STANDARD.url}commit-snapshots/${STANDARD.commit}/`}
          target="_blank"
          rel="noreferrer"
          title={`As of ${STANDARD.date}`}
        >
          {STANDARD.commit.slice(0, 7)}
        </a>
      </span>
      <span class="status-bar-promise">
        <Icon name="lock" size={12} /> nothing leaves this browser
      </span>
      <KeysInView state={state} />
      <KeysSheet />
    </footer>
  );
}

/** The keys that work in the current view. */
function KeysInView({ state }: { state: PanelState }) {
  const isList = state.view.value.kind === 'exchanges';
  const moves = isList && state.visible.value.length > 0;
  const leaves = !isList || (state.selected.value !== null && state.pane.value === 'diagnosis');
  return (
    <span class="status-bar-keys">
      {moves && (
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> move <kbd>Enter</kbd> open
        </span>
      )}
      {leaves && (
        <span>
          <kbd>Esc</kbd> back
        </span>
      )}
    </span>
  );
}
