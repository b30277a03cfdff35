import { useEffect, useRef } from 'preact/hooks';
import { BackBar } from '../diagnosis/BackBar.tsx';
import { DiagnosisView } from '../diagnosis/DiagnosisView.tsx';
import { NothingSelected } from '../diagnosis/NothingSelected.tsx';
import { OutsideFilter } from '../diagnosis/OutsideFilter.tsx';
import { GroupView } from '../group/GroupView.tsx';
import { EmptyFile } from '../list/EmptyFile.tsx';
import { EmptyState } from '../list/EmptyState.tsx';
import { ExchangeList } from '../list/ExchangeList.tsx';
import { FilterLine } from '../list/FilterLine.tsx';
import { GroupTree } from '../list/GroupTree.tsx';
import { ListFoot } from '../list/ListFoot.tsx';
import { NothingListed } from '../list/NothingListed.tsx';
import type { Session } from '../session/session.ts';
import { openWillItPass } from '../shared/open-what-if.ts';
import type { PanelState } from '../state/panel-state.ts';
import { afterRendering } from '../ui/after-rendering.ts';
import { Toolbar } from './Toolbar.tsx';
import './Exchanges.css';

type ExchangesProps = { state: PanelState; session: Session; isHidden: boolean };

/** The list at the left, the selected exchange's diagnosis at the right. A narrow panel shows one of them. */
export function Exchanges({ state, session, isHidden }: ExchangesProps) {
  const root = useRef<HTMLDivElement>(null);
  const { navigations, recordCalls, file, degradations } = state.snapshot.value;
  const selected = state.selected.value;
  const group = state.groups.selected.value;
  const List = state.groups.by.value === null ? ExchangeList : GroupTree;

  // The other pane can take the focus only after the next rendering.
  const focusNext = (choose: (root: HTMLElement) => HTMLElement | null): void => {
    afterRendering(() => {
      if (root.current !== null) choose(root.current)?.focus({ preventScroll: true });
    });
  };
  const show = (): void => {
    state.pane.value = 'diagnosis';
    // If both panes are visible, a click in the list leaves the focus there.
    focusNext((exchanges) => (isVisible(exchanges, '.list') ? null : exchanges.querySelector('.diagnosis')));
  };
  const open = (): void => {
    state.pane.value = 'diagnosis';
    focusNext((exchanges) => exchanges.querySelector('.diagnosis'));
  };
  const close = (): void => {
    state.pane.value = 'list';
    focusNext((exchanges) => exchanges.querySelector('.list'));
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isHidden || state.pane.value === 'list') return;
      event.preventDefault();
      // DevTools listens on the document, and would open its console for a key that reaches it.
      event.stopPropagation();
      close();
    };
    document.body.addEventListener('keydown', onKeyDown);
    return () => document.body.removeEventListener('keydown', onKeyDown);
  });

  const pane = selected === null && group === null ? 'list' : state.pane.value;
  return (
    <div ref={root} class="exchanges" hidden={isHidden} data-pane={pane}>
      <Toolbar state={state} session={session} onLeaveFilter={close} />
      {state.settled.value.length === 0 ? (
        file === null ? (
          <EmptyState
            session={session}
            page={navigations.at(-1)?.url ?? null}
            degradations={degradations}
            onWillItPass={() => openWillItPass(state)}
          />
        ) : (
          <EmptyFile file={file} />
        )
      ) : (
        <main class="panes" onPointerDown={state.stay} onKeyDown={state.stay} onWheel={state.stay}>
          <section class="pane list-pane" aria-label="Recorded exchanges">
            <FilterLine state={state} />
            {state.visible.value.length > 0 ? (
              <List state={state} onShow={show} onOpen={open} />
            ) : (
              <NothingListed state={state} />
            )}
            <ListFoot state={state} />
          </section>
          <section class="pane diagnosis-pane" aria-label="Diagnosis">
            {group === null && selected === null && <NothingSelected state={state} />}
            {(group !== null || selected !== null) && <BackBar state={state} onBack={close} />}
            {group === null && <OutsideFilter state={state} onCleared={open} />}
            {group !== null && (
              <GroupView key={group.key} group={group} state={state} session={session} onOpen={open} />
            )}
            {group === null && selected !== null && (
              <DiagnosisView
                key={selected.id}
                diagnosis={session.diagnosisOf(selected)}
                session={session}
                recordsCalls={recordCalls}
                state={state}
              />
            )}
          </section>
        </main>
      )}
    </div>
  );
}

const isVisible = (exchanges: HTMLElement, selector: string): boolean =>
  exchanges.querySelector(selector)?.checkVisibility() ?? false;
