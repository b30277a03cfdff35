import type { When } from './types.ts';
import type { World } from './worlds.ts';

const FACTS = [
  ['mode', 'mode'],
  ['credentials-mode', 'credentialsMode'],
  ['redirect-mode', 'redirectMode'],
] as const satisfies readonly (readonly [keyof When, keyof World])[];

/** The facts that these worlds share and that tell them from all others. */
export function differencesOf(worlds: readonly World[], all: readonly World[]): When {
  const facts = FACTS.flatMap(([name, key]) => {
    const [value, ...others] = new Set(worlds.map((world) => world[key]));
    const isOpen = new Set(all.map((world) => world[key])).size > 1;
    return isOpen && others.length === 0 ? [[name, value] as const] : [];
  });
  return Object.fromEntries(facts);
}

/** In words, after "if". */
export function conditionOf(when: When): string {
  const { mode, 'credentials-mode': credentials, 'redirect-mode': redirect } = when;
  const words = [
    ...(mode === undefined ? [] : [`the call’s mode is ${mode}`]),
    ...(credentials === undefined
      ? []
      : [`the call includes ${credentials === 'include' ? '' : 'no '}credentials`]),
    ...(redirect === undefined ? [] : [`the call’s redirect mode is ${redirect}`]),
  ];
  return words.join(' and ');
}
