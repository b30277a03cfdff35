import { type ComponentChildren, toChildArray } from 'preact';
import {
  aroundLines,
  type Diagnosis,
  IN_THE_PAGE,
  isPageChange,
  type PolicyChange,
  type Snippet,
  siteOf,
  snippetsOf,
} from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { OtherChangeSentence, OtherChanges } from './OtherChanges.tsx';
import { Snippets } from './Snippets.tsx';
import { WhereToChange } from './WhereToChange.tsx';

type ChangeBodyProps = {
  diagnosis: Diagnosis;
  changes: readonly PolicyChange[];
  /** The snippets and their place; by default those for this one exchange. */
  snippets?: readonly Snippet[];
  where?: ComponentChildren;
  /** Notes below the snippets. */
  children?: ComponentChildren;
};

/** Sentences for what a person must do, snippets for header lines, and below them other ways to solve it. */
export function ChangeBody({
  diagnosis,
  changes,
  snippets = snippetsOf(changes, siteOf(diagnosis)),
  where = <WhereToChange diagnosis={diagnosis} changes={changes} />,
  children,
}: ChangeBodyProps) {
  const { above, below } = aroundLines(changes);
  return (
    <>
      <OtherChanges changes={above} />
      {snippets.length > 0 && (
        <>
          {where}
          <Snippets snippets={snippets} />
        </>
      )}
      {(below.length > 0 || toChildArray(children).length > 0) && (
        <div class="change-foot">
          {children}
          {below.map((change, index) => (
            <p class="note" key={index}>
              <Icon name={isPageChange(change) ? 'page' : 'info'} size={14} tone="muted" />
              <span>
                {isPageChange(change) && <b>{IN_THE_PAGE}</b>}
                <OtherChangeSentence change={change} />
              </span>
            </p>
          ))}
        </div>
      )}
    </>
  );
}
