import { signal } from '@preact/signals';

const STORED = 'crosscheck-character-keys';

/**
 * Whether single characters do something. Who speaks to the computer, or often hits keys unawares, turns them off;
 * the choice stays.
 */
export const characterKeys = signal(read());

export function setCharacterKeys(isOn: boolean): void {
  characterKeys.value = isOn;
  try {
    localStorage.setItem(STORED, isOn ? 'on' : 'off');
  } catch {
    // Without a store it holds until the panel is closed.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}
