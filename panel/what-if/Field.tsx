import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Fault } from '../../src/index.ts';
import { Icon } from '../ui/icons.tsx';
import { RichText } from '../ui/RichText.tsx';
import { Value } from '../ui/Value.tsx';
import './Editor.css';

export type Described = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean };

type FieldProps = {
  label: string;
  fault?: Fault | undefined;
  /** The observed value; null if it is unchanged. */
  was?: string | null;
  onRevert?: () => void;
  children: (control: Described) => ComponentChildren;
};

/** A control with its label, a note about its value, and the observed value. */
export function Field({ label, fault, was = null, onRevert, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div class="field" data-changed={was !== null}>
      <label for={id}>{label}</label>
      <div class="field-body">
        {children({
          id,
          'aria-describedby': fault === undefined ? undefined : noteId,
          'aria-invalid': fault?.isFatal === true,
        })}
        {fault !== undefined && <FaultNote id={noteId} fault={fault} />}
        {was !== null && onRevert !== undefined && <Was value={was} of={label} onRevert={onRevert} />}
      </div>
    </div>
  );
}

export function FaultNote({ id, fault }: { id: string; fault: Fault }) {
  return (
    <p id={id} class="field-note" data-fatal={fault.isFatal}>
      <Icon name={fault.isFatal ? 'fails' : 'info'} size={12} tone={fault.isFatal ? 'blocked' : 'muted'} />
      <span>
        <RichText text={fault.says} plain />
      </span>
    </p>
  );
}

type WasProps = { value: string; of: string; onRevert: () => void };

export function Was({ value, of, onRevert }: WasProps) {
  return (
    <p class="field-was">
      <span>
        was <Value value={value} plain limit={120} />
      </span>
      <button type="button" class="link" onClick={onRevert}>
        Revert<span class="sr"> {of}</span>
      </button>
    </p>
  );
}
