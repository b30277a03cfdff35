import { useEffect, useMemo } from 'preact/hooks';
import { Learn } from '../learn/Learn.tsx';
import type { Session } from '../session/session.ts';
import { BlockedNews } from '../shared/Badge.tsx';
import { LearnContext } from '../shared/learn-context.ts';
import { createLearnState } from '../shared/learn-state.ts';
import { closeWhatIf } from '../shared/open-what-if.ts';
import { type PanelState, panelStateOf } from '../state/panel-state.ts';
import { WhatIfView } from '../what-if/WhatIfView.tsx';
import { Exchanges } from './Exchanges.tsx';
import { FileBar } from './FileBar.tsx';
import { Notices } from './Notices.tsx';
import { StatusBar } from './StatusBar.tsx';
import './Panel.css';

/** The whole panel: the exchanges, Learn or What if. */
export function Panel({ session }: { session: Session }) {
  const state = useMemo(() => panelStateOf(session), [session]);
  const learn = useMemo(() => createLearnState(state.view), [state]);
  return (
    <LearnContext.Provider value={learn}>
      <Frame state={state} session={session} />
    </LearnContext.Provider>
  );
}

function Frame({ state, session }: { state: PanelState; session: Session }) {
  useEffect(() => state.connect(), [state]);
  const view = state.view.value;
  return (
    <div class="panel">
      <div class="panel-frame">
        <header>
          <h1 class="sr">Crosscheck</h1>
          <Notices snapshot={state.snapshot.value} session={session} />
          <FileBar state={state} />
          <BlockedNews state={state} />
        </header>
        {view.kind === 'learn' && <Learn state={state} />}
        {view.kind === 'what-if' && (
          <WhatIfView
            key={view.from?.exchange.id}
            state={state}
            view={view}
            onClose={() => closeWhatIf(state)}
          />
        )}
        {/* Stays in the document behind another view and keeps its scroll positions. */}
        <Exchanges state={state} session={session} isHidden={view.kind !== 'exchanges'} />
        <StatusBar state={state} />
      </div>
    </div>
  );
}
