import { useEffect, useRef } from 'preact/hooks';
import { browserWords, shorten } from '../../src/index.ts';
import type { OpenedFile } from '../session/session.ts';
import { type Problem, useFiles } from '../state/opened-file.ts';
import type { PanelState } from '../state/panel-state.ts';
import { numberOf } from '../ui/count-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';
import './FileBar.css';

/** Names the file that is shown or being read, with the way back to the tab, or says why a file could not be opened. */
export function FileBar({ state }: { state: PanelState }) {
  const files = useFiles();
  const { file } = state.snapshot.value;
  const problem = files.problem.value;
  return (
    <>
      {file !== null && <OpenedBar state={state} file={file} />}
      <div role="status">{files.opening.value !== null && <OpeningBar name={files.opening.value} />}</div>
      <div role="alert">{problem !== null && <ProblemBar problem={problem} />}</div>
    </>
  );
}

function OpenedBar({ state, file }: { state: PanelState; file: OpenedFile }) {
  const files = useFiles();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    if (files.focus.value !== 'opened file') return;
    files.focus.value = null;
    bar.current?.focus();
  }, [files]);
  const count = state.settled.value.length;
  const isReading = file.read < 1;
  return (
    <section ref={bar} class="file-bar" tabIndex={-1} aria-labelledby="opened-file">
      <Icon name="open" tone="muted" />
      <p class="file-bar-words">
        <span id="opened-file" class="file-bar-name">
          <span class="sr">Opened file </span>
          <FileName name={file.name} />
        </span>
        <span class="quiet">
          {browserWords(state.snapshot.value.browser)} · {numberOf(count, 'exchange')}
        </span>
        {isReading && (
          <span class="file-bar-progress">
            <progress aria-label="Reading the file" max={100} value={Math.floor(file.read * 100)} />
            <span aria-hidden="true">{Math.floor(file.read * 100)} % read</span>
          </span>
        )}
        <span class="sr" role="status">
          {isReading || file.fault !== null ? '' : `Read to the end. ${numberOf(count, 'exchange')}.`}
        </span>
        {file.fault !== null && (
          <span role="alert">
            Not all of it is listed, because of an error in Crosscheck:{' '}
            <Printable text={file.fault.slice(0, 200)} />
          </span>
        )}
      </p>
      <button type="button" class="button" onClick={() => files.close()}>
        <Icon name="left" size={14} />
        Back to this tab
      </button>
    </section>
  );
}

function OpeningBar({ name }: { name: string }) {
  const files = useFiles();
  return (
    <div class="file-bar">
      <Icon name="open" tone="muted" />
      <p class="file-bar-words">
        <span class="file-bar-name">
          Reading <FileName name={name} />
        </span>
      </p>
      <button type="button" class="button" onClick={() => files.close()}>
        Cancel
      </button>
    </div>
  );
}

function ProblemBar({ problem: { name, reason } }: { problem: Problem }) {
  const files = useFiles();
  const dismiss = (): void => {
    files.problem.value = null;
    files.focus.value = 'open button';
  };
  return (
    <div class="file-bar file-bar-problem">
      <Icon name="warning" tone="warning" />
      <p class="file-bar-words">
        {name === null ? (
          <span>{reason}</span>
        ) : (
          <>
            <b class="file-bar-name">
              <FileName name={name} />
            </b>
            <span>cannot be opened: {reason}.</span>
          </>
        )}
      </p>
      <button type="button" class="button" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  );
}

/** A file name may contain any characters. */
function FileName({ name }: { name: string }) {
  return (
    <bdi>
      <Printable text={shorten(name, 120)} />
    </bdi>
  );
}
