import type { OpenFact } from '../../src/index.ts';

export type Option = { readonly value: string; readonly text: string };

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

export const FACT_NAMES: Readonly<Record<OpenFact, string>> = {
  mode: 'mode',
  credentialsMode: 'credentials mode',
  redirectMode: 'redirect mode',
};

const OPTIONS: Readonly<Record<OpenFact, readonly Option[]>> = {
  mode: [
    { value: 'cors', text: 'cors' },
    { value: 'no-cors', text: 'no-cors' },
    { value: 'same-origin', text: 'same-origin' },
  ],
  credentialsMode: [
    { value: 'same-origin', text: 'same-origin or omit' },
    { value: 'include', text: 'include' },
  ],
  redirectMode: [
    { value: 'follow', text: 'follow' },
    { value: 'error', text: 'error' },
    { value: 'manual', text: 'manual' },
  ],
};

/** The options of a fact, and observed values that no call can choose, such as a WebSocket’s mode. */
export function optionsOf(name: OpenFact, observed: readonly string[]): readonly Option[] {
  const usual = OPTIONS[name];
  const others = observed.filter((value) => usual.every((option) => option.value !== value));
  return [...usual, ...others.map((value) => ({ value, text: value }))];
}
