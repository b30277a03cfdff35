import type { Summary } from '../../src/index.ts';

/** An exchange as the list shows it. Its id never changes; its summary may. */
export type Entry = { readonly id: string; readonly navigation: number; readonly summary: Summary };
