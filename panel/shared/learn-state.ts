import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { LearnPlace } from '../state/learn-place.ts';
import type { View } from '../state/panel-state.ts';
import { focusWhenShown } from '../ui/focus-when-shown.ts';

/**
 * The open page of Learn, the pages read before it, and the answers given in the quiz. It lasts as long as the panel.
 */
export type LearnState = {
  readonly place: ReadonlySignal<LearnPlace | null>;
  readonly canGoBack: ReadonlySignal<boolean>;
  /** The index of the chosen answer, by question. */
  readonly chosen: Signal<ReadonlyMap<string, number>>;
  /** Decides the order of the quiz's answers, which stays the same as long as the panel lasts. */
  readonly seed: number;
  /** Opens a page; without one, the page that was open last. */
  open(page?: string, anchor?: string | null): void;
  back(): void;
  /** Focuses what the selector `focus` finds; without one, the control that opened Learn. */
  close(focus?: string): void;
  /** Remembers how far the page is scrolled, in px. */
  scrolled(top: number): void;
};

const FIRST = 'learn/contract';

export function createLearnState(view: Signal<View>): LearnState {
  const place = computed(() => (view.value.kind === 'learn' ? view.value.place : null));
  const past = signal<readonly LearnPlace[]>([]);
  let latest: LearnPlace = { page: FIRST, anchor: null, scroll: null };
  let top = 0;
  let opener: Element | null = null;

  const show = (next: LearnPlace): void => {
    latest = next;
    view.value = { kind: 'learn', place: next };
  };
  return {
    place,
    canGoBack: computed(() => past.value.length > 0),
    chosen: signal(new Map()),
    seed: Math.random(),
    open(page, anchor = null) {
      const now = place.peek();
      if (now === null) {
        opener = document.activeElement;
        past.value = [];
        show(page === undefined ? latest : { page, anchor, scroll: null });
      } else if (page !== undefined) {
        past.value = [...past.peek(), { ...now, scroll: top }];
        show({ page, anchor, scroll: null });
      }
    },
    back() {
      const before = past.peek().at(-1);
      if (before === undefined) return;
      past.value = past.peek().slice(0, -1);
      show(before);
    },
    close(focus) {
      latest = { ...latest, scroll: top };
      view.value = { kind: 'exchanges' };
      focusWhenShown(focus === undefined ? opener : null, focus ?? '.list');
    },
    scrolled(next) {
      top = next;
    },
  };
}
