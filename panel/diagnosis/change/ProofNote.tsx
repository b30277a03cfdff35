import { type Diagnosis, isAnswerChange } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';

/** What applying the change to the observed answers led to, when the standard was run again. */
export function ProofNote({ diagnosis }: { diagnosis: Diagnosis }) {
  const { proof, change, exchange, hop, phase } = diagnosis;
  const { method } = exchange.hops[hop] ?? exchange.hops[0];
  if (proof === 'not-applicable') return null;
  if (proof === 'proven') {
    return (
      <p class="note">
        <Icon name="allowed" size={14} tone="allowed" />
        <span>
          <b>Checked:</b> with {change.some(isAnswerChange) ? 'these lines' : 'this change'} the standard
          allows this same exchange.
        </span>
      </p>
    );
  }
  return (
    <p class="note">
      <Icon name="undecided" size={14} tone="undecided" />
      <span>
        <b>Not yet proven:</b>{' '}
        {phase === 'preflight'
          ? `the preflight would pass, but the ${method} was never sent, so its own answer is unknown.`
          : 'what was seen would pass, but the answer that follows is unknown.'}
      </span>
    </p>
  );
}
