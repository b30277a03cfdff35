import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Diagnosis } from '../../src/index.ts';
import { characterKeys } from '../keys/character-keys.ts';
import type { Session } from '../session/session.ts';
import { copyText } from '../ui/copy-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import { type CopyFormat, REPORT } from './copy-formats.ts';
import './ActionBar.css';

const SHOWN_FOR = 4000;

type ActionBarProps = {
  diagnosis: Diagnosis;
  session: Session;
  /** Buttons that stand before the copy buttons. */
  children?: ComponentChildren;
};

/** The actions on an exchange, always visible and in the same order. */
export function ActionBar({ diagnosis, session, children }: ActionBarProps) {
  const [said, say] = useState('');
  const [byHand, setByHand] = useState<string | null>(null);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => say(''), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = ({ text, done }: CopyFormat): void => {
    const made = text(diagnosis, session.snapshot());
    if (made === null) return;
    if (copyText(made)) {
      say(done);
      return;
    }
    say('Not copied');
    setByHand(made);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div class="action-bar" role="group" aria-label="Actions">
      {children}
      <span class="action-bar-status" role="status">
        {said !== '' && (
          <>
            {said !== 'Not copied' && <Icon name="check" size={14} tone="allowed" />}
            {said}
          </>
        )}
      </span>
      <div class="split">
        <button
          type="button"
          class="button"
          data-command="copy-report"
          aria-keyshortcuts={characterKeys.value ? 'C' : undefined}
          onClick={() => copy(REPORT)}
        >
          <Icon name="copy" size={14} />
          Copy report
          {characterKeys.value && (
            <span aria-hidden="true">
              <kbd>C</kbd>
            </span>
          )}
        </button>
        <CopyMenu diagnosis={diagnosis} onCopy={copy} />
      </div>
      {byHand !== null && (
        <Dialog
          title="Copy by hand"
          onClose={() => setByHand(null)}
          onOpen={(dialog) => dialog.querySelector('textarea')?.select()}
        >
          <p>The browser does not let the panel copy. The text is selected: copy it with Ctrl+C or ⌘C.</p>
          <textarea class="by-hand" readOnly aria-label="The text to copy" value={byHand} rows={12} />
        </Dialog>
      )}
    </div>
  );
}
