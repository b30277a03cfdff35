import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Fault, type Header, type HeaderList, NOT_RECORDED, printableText } from '../../src/index.ts';
import { Icon } from '../ui/icons.tsx';
import { differencesOf, type EditedLine, isChanged } from './differences.ts';
import { FaultNote, Was } from './Field.tsx';

type HeaderRowsProps = {
  /** E.g. "Headers of the response". */
  label: string;
  list: HeaderList;
  /** The observed lines. */
  before: HeaderList;
  /** Names that the field completes. */
  names: readonly string[];
  /** Lines with these names are always shown; others are folded, unless they were edited or have a note. */
  shows: RegExp;
  faultAt: (index: number) => Fault | undefined;
  /** Lines that are absent but needed. */
  needed: HeaderList;
  onEdit: (list: HeaderList) => void;
};

/** Edits, adds and removes header lines. */
export function HeaderRows({ label, list, before, names, shows, faultAt, needed, onEdit }: HeaderRowsProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const isToBeNamed = useRef(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const { lines, removed } = differencesOf(before, list);
  const matters = (line: EditedLine): boolean =>
    shows.test(line.header.name) || isChanged(line) || faultAt(line.index) !== undefined;
  const folded = lines.filter((line) => !matters(line));
  const isFolded = folded.length > 1 && !isUnfolded;
  const replace = (index: number, header: Header | null): void =>
    onEdit(list.flatMap((each, at) => (at !== index ? [each] : header === null ? [] : [header])));
  const add = (header: Header): void => {
    onEdit([...list, header]);
    // A new line gets the focus, so that the user can name it.
    isToBeNamed.current = header.name === '';
  };
  useLayoutEffect(() => {
    if (!isToBeNamed.current) return;
    isToBeNamed.current = false;
    [...(box.current?.querySelectorAll<HTMLElement>('.header-row .name') ?? [])].at(-1)?.focus();
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div ref={box} class="header-rows" role="group" aria-label={label}>
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <ul>
        {lines
          .filter((line) => !isFolded || matters(line))
          .map((line) => (
            <Row
              key={line.index}
              line={line}
              listId={id}
              fault={faultAt(line.index)}
              onChange={(header) => replace(line.index, header)}
              onRemove={() => {
                replace(line.index, null);
                box.current?.querySelector<HTMLElement>('.add-row')?.focus();
              }}
            />
          ))}
        {removed.map((header, index) => (
          <li key={`removed-${index}`} class="removed-row">
            <s>{printableText(`${header.name}: ${header.secret ? '(not recorded)' : header.value}`)}</s>
            <button type="button" class="link" onClick={() => onEdit([...list, header])}>
              Restore<span class="sr"> {printableText(header.name)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="row-actions">
        <button type="button" class="tool add-row" onClick={() => add({ name: '', value: '' })}>
          <Icon name="add" size={14} />
          Add a header
        </button>
        {folded.length > 1 && (
          <button
            type="button"
            class="tool"
            aria-expanded={isUnfolded}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            {isUnfolded ? 'Fewer headers' : `${folded.length} more headers`}
          </button>
        )}
      </p>
      {needed.map((header) => (
        <button key={header.name} type="button" class="needed" onClick={() => add(header)}>
          <Icon name="add" size={14} />
          <code>{printableText(`${header.name}: ${header.value}`)}</code>
        </button>
      ))}
    </div>
  );
}

type RowProps = {
  line: EditedLine;
  listId: string;
  fault: Fault | undefined;
  onChange: (header: Header) => void;
  onRemove: () => void;
};

function Row({ line, listId, fault, onChange, onRemove }: RowProps) {
  const id = useId();
  const { header, was } = line;
  const shown = printableText(header.name).slice(0, 60) || 'the new header';
  const described = {
    'aria-describedby': fault === undefined ? undefined : `${id}-note`,
    'aria-invalid': fault?.isFatal === true,
    spellcheck: false,
    autocomplete: 'off',
  };
  return (
    <li class="header-row" data-changed={isChanged(line)}>
      <input
        {...described}
        class="name"
        list={listId}
        aria-label={header.name === '' ? 'Name of the new header' : `Name, now ${shown}`}
        placeholder="Name"
        value={header.name}
        onInput={({ currentTarget: { value } }) => onChange({ ...header, name: value })}
      />
      <input
        {...described}
        class="value"
        aria-label={`Value of ${shown}`}
        placeholder={header.secret ? NOT_RECORDED : 'empty'}
        value={header.value}
        onInput={({ currentTarget: { value } }) => onChange({ name: header.name, value })}
      />
      <button type="button" class="tool remove" onClick={onRemove}>
        <Icon name="cross" size={14} />
        <span class="sr">Remove {shown}</span>
      </button>
      {fault !== undefined && <FaultNote id={`${id}-note`} fault={fault} />}
      {was === null && <p class="field-was">added</p>}
      {was !== null && isChanged(line) && (
        <Was value={was.secret ? NOT_RECORDED : was.value} of={shown} onRevert={() => onChange(was)} />
      )}
    </li>
  );
}
