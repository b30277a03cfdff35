import { Icon } from '../icons.tsx';
import type { Session } from '../session/session.ts';
import { Counts } from './Counts.tsx';
import type { PanelState } from './panel-state.ts';
import { PROBLEMS, SEVERITIES, type Severity } from './severity.ts';
import './Toolbar.css';

type ToolbarProps = { state: PanelState; session: Session };

/** What there is, then what to do; below, what to see. */
export function Toolbar({ state, session }: ToolbarProps) {
  const isEmpty = state.settled.value.length === 0;
  const clear = (): void => session.clear();
  return (
    <div class="toolbar">
      <div class="toolbar-line">
        {isEmpty ? <Recording /> : <Counts state={state} />}
        <span class="toolbar-gap" />
        <RecordCalls state={state} session={session} />
        <button type="button" class="tool" onClick={() => session.reloadPage()}>
          <Icon name="reload" />
          <span class="word">Reload and record</span>
        </button>
        <button type="button" class="tool" onClick={clear} disabled={isEmpty}>
          <Icon name="clear" />
          <span class="word">Clear</span>
        </button>
      </div>
      <div class="toolbar-line">
        {!isEmpty && (
          <>
            <ShowSwitch state={state} />
            <span class="toolbar-rule" />
          </>
        )}
        <label class="tool">
          <input
            type="checkbox"
            checked={state.snapshot.value.preserveLog}
            onChange={(event) => session.setPreserveLog(event.currentTarget.checked)}
          />
          Preserve log
        </label>
        <span class="toolbar-gap" />
        <span class="toolbar-browser">{state.snapshot.value.browser}</span>
      </div>
    </div>
  );
}

/** The only thing here that reaches into the page, so it says what it does there. */
function RecordCalls({ state, session }: ToolbarProps) {
  const isOn = state.snapshot.value.recordCalls;
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={isOn}
      title="Puts a script into this page that notes each call its code makes: mode, credentials, header names and place in the code, never values or bodies."
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

/** The two usual choices of what to show. The counts allow every other. */
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
