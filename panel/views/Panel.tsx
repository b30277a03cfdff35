import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { BackBar } from './BackBar.tsx';
import { Degradations } from './Degradations.tsx';
import { DiagnosisView } from './DiagnosisView.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ExchangeList } from './ExchangeList.tsx';
import { ListFoot } from './ListFoot.tsx';
import { NothingSelected } from './NothingSelected.tsx';
import { createPanelState } from './panel-state.ts';
import { StatusBar } from './StatusBar.tsx';
import { Toolbar } from './Toolbar.tsx';
import './Panel.css';

/** The whole panel: the list at the left, the diagnosis of the selected exchange at the right, one at a time where it is narrow. */
export function Panel({ session }: { session: Session }) {
  const state = useMemo(() => createPanelState(session), [session]);
  useEffect(() => state.connect(), [state]);
  const root = useRef<HTMLDivElement>(null);
  const { navigations, degradations, recordCalls } = state.snapshot.value;
  const selected = state.selected.value;

  // The other pane is shown by the next rendering; until then it cannot take the focus.
  const focusNext = (choose: (panel: HTMLElement) => HTMLElement | null): void => {
    requestAnimationFrame(() => {
      if (root.current !== null) choose(root.current)?.focus({ preventScroll: true });
    });
  };
  const show = (): void => {
    state.pane.value = 'diagnosis';
    // Where both panes fit, who clicked goes on in the list.
    focusNext((panel) => (isVisible(panel, '.list') ? null : panel.querySelector('.diagnosis')));
  };
  const open = (): void => {
    state.pane.value = 'diagnosis';
    focusNext((panel) => panel.querySelector('.diagnosis'));
  };
  const close = (): void => {
    state.pane.value = 'list';
    focusNext((panel) => panel.querySelector('.list'));
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || state.pane.value === 'list') return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <div ref={root} class="panel">
      <div class="panel-frame" data-pane={selected === null ? 'list' : state.pane.value}>
        <header>
          <h1 class="sr">Crosscheck</h1>
          <Degradations degradations={degradations} session={session} />
          <Toolbar state={state} session={session} />
        </header>
        {state.settled.value.length === 0 ? (
          <EmptyState session={session} page={navigations.at(-1)?.url ?? null} />
        ) : (
          <main class="panes" onPointerDown={state.stay} onKeyDown={state.stay} onWheel={state.stay}>
            <section class="pane list-pane" aria-label="Recorded exchanges">
              {state.entries.value.length > 0 ? (
                <ExchangeList state={state} onShow={show} onOpen={open} />
              ) : (
                <p class="list-nothing">No exchange of this kind was recorded.</p>
              )}
              <ListFoot state={state} />
            </section>
            <section class="pane diagnosis-pane" aria-label="Diagnosis">
              {selected === null ? (
                <NothingSelected state={state} />
              ) : (
                <>
                  <BackBar state={state} onBack={close} />
                  <DiagnosisView
                    key={selected.id}
                    diagnosis={selected.diagnosis}
                    session={session}
                    recordsCalls={recordCalls}
                  />
                </>
              )}
            </section>
          </main>
        )}
        <StatusBar />
      </div>
    </div>
  );
}

const isVisible = (panel: HTMLElement, selector: string): boolean =>
  panel.querySelector(selector)?.checkVisibility() ?? false;
