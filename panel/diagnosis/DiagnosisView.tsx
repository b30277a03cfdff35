import { useRef, useState } from 'preact/hooks';
import { type Diagnosis, decidingTab, type HeaderTabKey, headerTabs } from '../../src/index.ts';
import type { Session } from '../session/session.ts';
import { openWhatIf } from '../shared/open-what-if.ts';
import { WhatIfButton } from '../shared/WhatIfButton.tsx';
import type { PanelState } from '../state/panel-state.ts';
import { afterRendering } from '../ui/after-rendering.ts';
import { pure } from '../ui/pure.ts';
import { ActionBar } from './ActionBar.tsx';
import { Candidates } from './Candidates.tsx';
import { ChangeCard } from './change/ChangeCard.tsx';
import { Headers } from './headers/Headers.tsx';
import { Journey } from './journey/Journey.tsx';
import { NothingToChange } from './NothingToChange.tsx';
import { ReaderSaid } from './open-fact/AskReader.tsx';
import { OpenFact } from './open-fact/OpenFact.tsx';
import { VerdictHeader } from './VerdictHeader.tsx';
import { WarningCard } from './WarningCard.tsx';
import { Walkthrough } from './walkthrough/Walkthrough.tsx';
import './DiagnosisView.css';

type WhatToDoProps = { diagnosis: Diagnosis; session: Session; recordsCalls: boolean };
type DiagnosisViewProps = WhatToDoProps & { state: PanelState };

/**
 * One exchange, the answer before its proof: cause, journey, change, why, headers. Filtering the list does not close
 * it.
 */
export const DiagnosisView = pure((props: DiagnosisViewProps) => <WholeDiagnosis {...props} />);

function WholeDiagnosis({ diagnosis, session, recordsCalls, state }: DiagnosisViewProps) {
  const article = useRef<HTMLElement>(null);
  const [chosenTab, setTab] = useState<HeaderTabKey | null>(null);
  const tabs = headerTabs(diagnosis);
  // The chosen tab may disappear, because the diagnosis can still change.
  const tab = tabs.some(({ key }) => key === chosenTab) ? chosenTab : decidingTab(diagnosis);
  const showHeaders = (key: HeaderTabKey): void => {
    setTab(key);
    afterRendering(() => {
      const selected = article.current?.querySelector<HTMLElement>(
        '.headers [role="tab"][aria-selected="true"]',
      );
      selected?.focus({ preventScroll: true });
      article.current?.querySelector('.headers')?.scrollIntoView({ block: 'nearest' });
    });
  };

  return (
    <>
      <article
        ref={article}
        class="diagnosis"
        tabIndex={-1}
        aria-labelledby="headline"
        data-verdict={diagnosis.verdict}
        data-cause={diagnosis.cause ?? undefined}
        data-chromium-code={diagnosis.codes.chromium?.join(' ') || undefined}
        data-firefox-code={diagnosis.codes.firefox?.join(' ') || undefined}
        data-warnings={diagnosis.warnings.map(({ id }) => id).join(' ') || undefined}
      >
        <VerdictHeader diagnosis={diagnosis} session={session} />
        <div class="diagnosis-body">
          <Journey diagnosis={diagnosis} onShowHeaders={showHeaders} />
          <div class="what-to-do">
            <WhatToDo diagnosis={diagnosis} session={session} recordsCalls={recordsCalls} />
          </div>
          <Walkthrough
            diagnosis={diagnosis}
            onAnswer={(answer) => session.answer(diagnosis.exchange, answer)}
          />
          <Headers diagnosis={diagnosis} session={session} tabs={tabs} tab={tab} onTab={setTab} />
        </div>
      </article>
      <ActionBar diagnosis={diagnosis} session={session}>
        <WhatIfButton onOpen={() => openWhatIf(state, diagnosis)} />
      </ActionBar>
    </>
  );
}

function WhatToDo({ diagnosis, session, recordsCalls }: WhatToDoProps) {
  const { verdict, cause, change, conditional, needs, warnings } = diagnosis;
  const isOpen = cause === null && verdict !== 'allowed';
  const hasChange = change.length > 0 || conditional.length > 0;
  return (
    <>
      <ReaderSaid diagnosis={diagnosis} session={session} />
      {isOpen && <Candidates diagnosis={diagnosis} session={session} recordsCalls={recordsCalls} />}
      {hasChange && <ChangeCard diagnosis={diagnosis} />}
      {!isOpen && needs !== null && (
        <OpenFact diagnosis={diagnosis} fact={needs} session={session} recordsCalls={recordsCalls} />
      )}
      {warnings.map((warning) => (
        <WarningCard key={warning.id} diagnosis={diagnosis} warning={warning} />
      ))}
      {!isOpen && !hasChange && warnings.length === 0 && <NothingToChange diagnosis={diagnosis} />}
    </>
  );
}
