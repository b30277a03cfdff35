import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import {
  applyChange,
  consequenceOf,
  editHop,
  type HeaderList,
  type HeaderTabKey,
  headersNamed,
  isAnswerChange,
  NOTHING_SAID,
  type Place,
  plain,
  plainSupposition,
  printableText,
  type SupposedAnswer,
  type Supposition,
  supposeFrom,
} from '../../src/index.ts';
import { Badge } from '../shared/Badge.tsx';
import { surroundings } from '../shared/open-what-if.ts';
import type { PanelState, WhatIf } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { AnswerEditor } from './AnswerEditor.tsx';
import { headlineOf, iconOf, kickerOf } from './consequence-words.ts';
import { PageSide } from './PageSide.tsx';
import { useAnnouncement } from './use-announcement.ts';
import { WhatFollows } from './WhatFollows.tsx';
import './WhatIf.css';

type WhatIfViewProps = { state: PanelState; view: WhatIf; onClose: () => void };

/** Edits an exchange, observed or empty, and shows at once what would follow. */
export function WhatIfView({ state, view: { from, draft }, onClose }: WhatIfViewProps) {
  const root = useRef<HTMLElement>(null);
  const before = useMemo(() => {
    if (from !== null) return supposeFrom(from);
    const { origin, browser } = surroundings(state);
    return plainSupposition(origin, 'https://api.example.com/', browser);
  }, [state, from]);
  const supposition = draft.value ?? before;
  const setSupposition = (next: Supposition): void => {
    draft.value = next;
  };
  const consequence = useMemo(() => consequenceOf(supposition), [supposition]);
  const { faults, hops } = consequence;
  const edit = (change: Partial<Supposition>): void => setSupposition({ ...supposition, ...change });
  const isEdited = JSON.stringify(supposition) !== JSON.stringify(before);
  const announcement = useAnnouncement(
    `${kickerOf(consequence)}: ${printableText(plain(headlineOf(consequence)))}`,
  );

  useLayoutEffect(() => root.current?.querySelector<HTMLElement>('#what-if')?.focus(), []);
  useEscape(onClose);
  const showPart = (part: HeaderTabKey): void => {
    const name = part.replace('preflight-request', 'preflight-answer').replace(/^\d+:request$/, '0:request');
    const element = root.current?.querySelector<HTMLElement>(`[data-part="${name}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };
  const faultOf = (field: string) => faults.find((each) => each.field === field);
  const neededAt = (hop: number, place: Place, answer: SupposedAnswer | null): HeaderList => {
    if (consequence.kind !== 'decided' || consequence.diagnosis.hop !== hop || answer === null) return [];
    return consequence.diagnosis.change
      .filter(isAnswerChange)
      .flatMap((change) =>
        'set' in change &&
        change.on.includes(place) &&
        headersNamed(answer.headerList, change.set).length === 0
          ? [{ name: change.set, value: change.to }]
          : [],
      );
  };

  return (
    <main ref={root} class="what-if" aria-labelledby="what-if">
      <header class="what-if-bar">
        <button type="button" class="tool" onClick={onClose}>
          <Icon name="left" />
          {from === null ? 'Back to the exchanges' : 'Back to the exchange'}
        </button>
        {/* Beside the back button, because it counts recorded exchanges, not supposed ones. */}
        <Badge state={state} />
        <h2 id="what-if" tabIndex={-1}>
          {from === null ? 'Will it pass?' : 'What if'}
        </h2>
        <p class="what-if-supposed">
          <Icon name="fork" size={14} /> Only supposed: nothing is sent.
        </p>
        <p class="what-if-brief" aria-hidden="true">
          <Icon name={iconOf(consequence)} size={14} tone={iconOf(consequence)} /> {kickerOf(consequence)}
        </p>
        <button type="button" class="tool" disabled={!isEdited} onClick={() => setSupposition(before)}>
          <Icon name="reload" />
          Revert all
        </button>
      </header>
      <p class="sr" role="status">
        {announcement}
      </p>
      <div class="what-if-panes">
        <div class="what-if-editor">
          {from?.verdict === 'failed' && (
            <p class="note what-if-failed">
              <Icon name="failed" size={14} tone="failed" />
              <span>
                The observed request failed for another reason than CORS: {from.title.toLowerCase()}. What if
                assumes that the server answers.
              </span>
            </p>
          )}
          <PageSide supposition={supposition} before={before} faultOf={faultOf} onEdit={edit} />
          {hops.map((hop, index) => {
            const now = supposition.hops[index] ?? NOTHING_SAID;
            const then = before.hops[index] ?? NOTHING_SAID;
            const number = hops.length > 1 ? ` ${index + 1}` : '';
            const isRedirect = index < hops.length - 1;
            const set = (change: Partial<typeof now>): void =>
              setSupposition(editHop(supposition, index, (at) => ({ ...at, ...change })));
            return (
              <div class="editor-hop" key={index}>
                {hops.length > 1 && (
                  <p class="editor-hop-url">
                    <code>{printableText(`${hop.method} ${hop.url}`.slice(0, 300))}</code>
                  </p>
                )}
                {hop.asksFirst ? (
                  <AnswerEditor
                    title={`Preflight’s answer${number}`}
                    part={`${index}:preflight-answer`}
                    answer={now.preflight}
                    before={then.preflight}
                    start={PREFLIGHT_START}
                    needed={neededAt(index, 'preflight', now.preflight)}
                    faultOf={(field) => faultOf(`${index} preflight ${field}`)}
                    onEdit={(preflight) => set({ preflight })}
                  />
                ) : (
                  <p class="no-preflight quiet">
                    <Icon name="na" size={14} /> No preflight is sent before this {hop.method.slice(0, 20)}.
                  </p>
                )}
                <AnswerEditor
                  title={`${isRedirect ? 'Redirect' : 'Response'}${number}`}
                  part={`${index}:response`}
                  answer={now.response}
                  before={then.response}
                  start={RESPONSE_START}
                  needed={neededAt(index, isRedirect ? 'redirect' : 'response', now.response)}
                  faultOf={(field) => faultOf(`${index} response ${field}`)}
                  onEdit={(response) => set({ response })}
                />
              </div>
            );
          })}
        </div>
        <WhatFollows
          consequence={consequence}
          onChoose={(fact, value) => edit({ [fact]: [value] })}
          onApply={(diagnosis) => setSupposition(applyChange(supposition, diagnosis))}
          onShowPart={showPart}
        />
      </div>
    </main>
  );
}

const PREFLIGHT_START: SupposedAnswer = { status: 204, headerList: [] };
const RESPONSE_START: SupposedAnswer = { status: 200, headerList: [] };
