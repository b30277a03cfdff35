import { changeSentence, isPageChange, type OtherChange } from '../../../src/index.ts';
import { RichText } from '../../ui/RichText.tsx';

/** Changes that are not header lines, one sentence each; numbered if there are several. */
export function OtherChanges({ changes }: { changes: readonly OtherChange[] }) {
  const [first, ...others] = changes;
  if (first === undefined) return null;
  if (others.length === 0) {
    return (
      <p class="change-where">
        <OtherChangeSentence change={first} />
      </p>
    );
  }
  const areMixed = changes.some(isPageChange) && !changes.every(isPageChange);
  return (
    <ol class="change-list">
      {changes.map((change, index) => (
        <li key={index}>
          <span>
            {areMixed && <b>{isPageChange(change) ? 'Page: ' : 'Server: '}</b>}
            <OtherChangeSentence change={change} />
          </span>
        </li>
      ))}
    </ol>
  );
}

export function OtherChangeSentence({ change }: { change: OtherChange }) {
  return <RichText text={changeSentence(change)} />;
}
