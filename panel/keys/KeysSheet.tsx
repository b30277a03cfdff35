import { useState } from 'preact/hooks';
import { Dialog } from '../views/Dialog.tsx';
import { characterKeys, setCharacterKeys } from './character-keys.ts';
import { controlOf, KEYS, nameOfKey } from './keys.ts';
import { useKeys } from './use-keys.ts';
import './KeysSheet.css';

/** The button that tells of the keys, and the keys at work. */
export function KeysSheet() {
  useKeys();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="tool keys-button"
        data-command="keys"
        aria-haspopup="dialog"
        aria-keyshortcuts={characterKeys.value ? '?' : undefined}
        onClick={() => setOpen(true)}
      >
        Keys
      </button>
      {isOpen && (
        <Dialog title="Keys" onClose={() => setOpen(false)}>
          <KeysTable />
          <label class="keys-switch">
            <input
              type="checkbox"
              checked={characterKeys.value}
              onChange={(event) => setCharacterKeys(event.currentTarget.checked)}
            />
            <span>
              Single characters are keys
              <small>
                Turn this off if you speak to your computer, or if keys are pressed that you did not mean.
                Arrows, Enter and Esc stay.
              </small>
            </span>
          </label>
        </Dialog>
      )}
    </>
  );
}

/** The keys of what is in sight: those without their control would do nothing. */
function KeysTable() {
  const there = KEYS.filter((key) => key.control === null || controlOf(key) !== null);
  return (
    <table class="keys-table">
      <caption class="sr">Keys and what they do</caption>
      <tbody>
        {there.map(({ keys, words, control }) => {
          const isOff = control !== null && !characterKeys.value;
          return (
            <tr key={words} data-off={isOff || undefined}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{nameOfKey(key)}</kbd>
                ))}
              </th>
              <td>
                {words}
                {isOff && ' (off)'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
