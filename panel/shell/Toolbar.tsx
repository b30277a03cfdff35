import { browserWords } from '../../src/index.ts';
import { PROBLEMS, SEVERITIES, type Severity } from '../entry/severity.ts';
import { FilterField } from '../list/FilterField.tsx';
import type { Session } from '../session/session.ts';
import { LearnButton } from '../shared/LearnButton.tsx';
import { OpenButton } from '../shared/OpenButton.tsx';
import { openWillItPass } from '../shared/open-what-if.ts';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import { Counts } from './Counts.tsx';
import { GroupSwitch } from './GroupSwitch.tsx';
import { SaveButton } from './SaveButton.tsx';
import './Toolbar.css';

type ToolbarProps = { state: PanelState; session: Session };
type WholeToolbarProps = ToolbarProps & { onLeaveFilter: () => void };

/** First line: counts, filter and actions. Second line: grouping and other options. */
export function Toolbar({ state, session, onLeaveFilter }: WholeToolbarProps) {
  const snapshot = state.snapshot.value;
  const isTab = snapshot.file === null;
  const isEmpty = state.settled.value.length === 0;
  return (
    <section class="toolbar" aria-label="Toolbar">
      <div class="toolbar-line">
        {!isEmpty && <Counts state={state} />}
        {isEmpty && isTab && <Recording />}
        <span class="toolbar-gap" />
        {!isEmpty && <FilterField state={state} onLeave={onLeaveFilter} />}
        {isTab && <TabTools session={session} />}
        <OpenButton class="tool" title="Open a recording or HAR">
          <Icon name="open" />
          <span class="word wide">Open</span>
          <span class="sr"> a recording or HAR</span>
        </OpenButton>
        <SaveButton session={session} snapshot={snapshot} />
        <button
          type="button"
          class="tool"
          title="Describe a call and its answers, and see whether the browser would allow it"
          onClick={() => openWillItPass(state)}
        >
          <Icon name="fork" />
          <span class="word extra">Will it pass?</span>
        </button>
        <LearnButton />
      </div>
      <div class="toolbar-line">
        {!isEmpty && (
          <>
            <GroupSwitch state={state} />
            <span class="toolbar-rule" />
            <ShowSwitch state={state} />
            {isTab && <span class="toolbar-rule" />}
          </>
        )}
        {isTab && (
          <label class="tool">
            <input
              type="checkbox"
              checked={snapshot.preserveLog}
              onChange={(event) => session.setPreserveLog(event.currentTarget.checked)}
            />
            Preserve log
          </label>
        )}
        {isTab && <RecordCalls state={state} session={session} />}
        <span class="toolbar-gap" />
        {isTab && <span class="toolbar-browser">{browserWords(snapshot.browser)}</span>}
      </div>
    </section>
  );
}

/** Actions on the tab; an opened file has none of them. */
function TabTools({ session }: Pick<ToolbarProps, 'session'>) {
  return (
    <>
      <button type="button" class="tool" onClick={() => session.reloadPage()}>
        <Icon name="reload" />
        <span class="word">Reload and record</span>
      </button>
      {/* Never disabled: a keyboard user who cleared the list would lose the focus. */}
      <button type="button" class="tool" title="Clear" onClick={() => session.clear()}>
        <Icon name="clear" />
        <span class="word wide">Clear</span>
      </button>
    </>
  );
}

/** The only control that changes the page, so its tooltip says what it does there. */
function RecordCalls({ state, session }: ToolbarProps) {
  const isOn = state.snapshot.value.recordCalls;
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={isOn}
      title="Puts a script into this page that records each call of its code, and each element with crossorigin: mode, credentials, header names and place in the code, never values or bodies."
      onClick={() => session.setRecordCalls(!isOn)}
    >
      <Icon name="code" />
      <span class="word">Record calls</span>
    </button>
  );
}

function Recording() {
  return (
    <span class="recording">
      <span class="recording-dot" />
      Recording this tab
    </span>
  );
}

/** The two usual choices. The counts allow every other combination. */
function ShowSwitch({ state }: { state: PanelState }) {
  const shown = state.shown.value;
  const isExactly = (severities: readonly Severity[]): boolean =>
    shown.size === severities.length && severities.every((severity) => shown.has(severity));
  const choices = [
    { label: 'problems', severities: PROBLEMS },
    { label: 'all', severities: SEVERITIES },
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div class="switch" role="group" aria-label="Show">
      <span class="switch-label" aria-hidden="true">
        Show
      </span>
      {choices.map(({ label, severities }) => (
        <button
          key={label}
          type="button"
          aria-pressed={isExactly(severities)}
          onClick={() => {
            state.shown.value = new Set(severities);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
