import { useState } from 'preact/hooks';
import type { Fault, HeaderList, SupposedAnswer } from '../../src/index.ts';
import { Icon } from '../ui/icons.tsx';
import { Field } from './Field.tsx';
import { HeaderRows } from './HeaderRows.tsx';
import { ANSWER_NAMES, DECIDES } from './header-names.ts';

type AnswerEditorProps = {
  title: string;
  /** The journey's station that shows this answer. */
  part: string;
  answer: SupposedAnswer | null;
  before: SupposedAnswer | null;
  /** The answer to begin with if it is not known. */
  start: SupposedAnswer;
  needed: HeaderList;
  faultOf: (field: string) => Fault | undefined;
  onEdit: (answer: SupposedAnswer | null) => void;
};

/** Edits status and headers of one answer. */
export function AnswerEditor(props: AnswerEditorProps) {
  const { title, part, answer, before, start, needed, faultOf, onEdit } = props;
  const id = `answer-${part.replace(':', '-')}`;
  return (
    <section class="editor-part" data-part={part} aria-labelledby={id} tabIndex={-1}>
      <h3 id={id}>
        {title}
        {answer !== null && before === null && (
          <button type="button" class="link" onClick={() => onEdit(null)}>
            Not known<span class="sr">: forget the supposed {title}</span>
          </button>
        )}
      </h3>
      {answer === null ? (
        <div class="not-known">
          <p>Not known, because it was not observed.</p>
          <button type="button" class="button" onClick={() => onEdit(start)}>
            <Icon name="add" size={14} />
            Suppose {start.status}
          </button>
        </div>
      ) : (
        <>
          <StatusField
            answer={answer}
            before={before}
            fault={faultOf('status')}
            onStatus={(status) => onEdit({ ...answer, status })}
          />
          <HeaderRows
            label={`Headers: ${title}`}
            list={answer.headerList}
            before={before?.headerList ?? start.headerList}
            names={ANSWER_NAMES}
            shows={DECIDES}
            faultAt={(index) => faultOf(`header ${index}`)}
            needed={needed}
            onEdit={(headerList) => onEdit({ ...answer, headerList })}
          />
        </>
      )}
    </section>
  );
}

type StatusFieldProps = {
  answer: SupposedAnswer;
  before: SupposedAnswer | null;
  fault: Fault | undefined;
  onStatus: (status: number) => void;
};

function StatusField({ answer: { status }, before, fault, onStatus }: StatusFieldProps) {
  // The text need not be a number while the user types.
  const [draft, setDraft] = useState(String(status));
  const shown = Object.is(numberIn(draft), status) ? draft : String(status);
  const set = (text: string): void => {
    setDraft(text);
    onStatus(numberIn(text));
  };
  return (
    <Field
      label="Status"
      fault={fault}
      was={before === null || before.status === status ? null : String(before.status)}
      onRevert={() => before !== null && set(String(before.status))}
    >
      {(control) => (
        <input
          {...control}
          class="code status"
          inputMode="numeric"
          maxLength={6}
          autocomplete="off"
          value={shown}
          onInput={({ currentTarget: { value } }) => set(value)}
        />
      )}
    </Field>
  );
}

const numberIn = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
