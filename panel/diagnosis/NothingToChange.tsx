import type { Diagnosis } from '../../src/index.ts';
import { Icon } from '../ui/icons.tsx';
import './NothingToChange.css';

/** Says that nothing needs to change. */
export function NothingToChange({ diagnosis }: { diagnosis: Diagnosis }) {
  const isAllowed = diagnosis.verdict === 'allowed';
  return (
    <section class="nothing-to-change" aria-labelledby="nothing-to-change">
      <Icon name={isAllowed ? 'allowed' : 'info'} tone={isAllowed ? 'allowed' : 'muted'} />
      <h3 id="nothing-to-change">Nothing to change</h3>
      <p>
        {isAllowed
          ? 'The page received its response, and nothing about it is likely to break.'
          : 'Neither another header nor another call of the page would help.'}
      </p>
    </section>
  );
}
