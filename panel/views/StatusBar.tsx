import { STANDARD } from '../../src/index.ts';
import { Icon } from '../icons.tsx';
import { KeysSheet } from '../keys/KeysSheet.tsx';
import './StatusBar.css';

export function StatusBar() {
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
      <span class="status-bar-keys">
        <kbd>↑</kbd> <kbd>↓</kbd> move <kbd>Enter</kbd> open <kbd>Esc</kbd> back
      </span>
      <KeysSheet />
    </footer>
  );
}
