import { signal } from '@preact/signals';

const STORED = 'crosscheck-character-keys';

/**
 * Whether single-character keys are on. Users of speech input, or who often hit keys by accident, turn them off. The
 * choice is stored.
 */
export const characterKeys = signal(read());

export function setCharacterKeys(isOn: boolean): void {
  characterKeys.value = isOn;
  try {
    localStorage.setItem(STORED, isOn ? 'on' : 'off');
  } catch {
    // Without storage the choice lasts until the panel closes.
  }
}

function read(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}
