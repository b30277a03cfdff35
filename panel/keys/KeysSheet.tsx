import { useState } from 'preact/hooks';
import { Dialog } from '../ui/Dialog.tsx';
import { characterKeys, setCharacterKeys } from './character-keys.ts';
import { controlOf, KEYS, nameOfKey } from './keys.ts';
import { useKeys } from './use-keys.ts';
import './KeysSheet.css';

/** The button that opens the list of keys. It also makes the keys work. */
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
                Turn this off if you use speech input, or often hit keys by accident. Arrows, Enter and Esc
                stay.
              </small>
            </span>
          </label>
        </Dialog>
      )}
    </>
  );
}

/** Lists all keys. A key whose control is out of sight is marked, because it does nothing now. */
function KeysTable() {
  return (
    <table class="keys-table">
      <caption class="sr">Keys and what they do</caption>
      <tbody>
        {KEYS.map((key) => {
          const { keys, words, control } = key;
          const isOff = control !== null && !characterKeys.value;
          const isElsewhere = control !== null && controlOf(key) === null;
          return (
            <tr key={words} data-off={isOff || isElsewhere || undefined}>
              <th scope="row">
                {keys.map((each) => (
                  <kbd key={each}>{nameOfKey(each)}</kbd>
                ))}
              </th>
              <td>
                {words}
                {isOff ? ' (off)' : isElsewhere && ' (not in this view)'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
