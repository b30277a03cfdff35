import { useId } from 'preact/hooks';
import type { Diagnosis, Warning } from '../../src/index.ts';
import { Icon } from '../icons.tsx';
import { CauseLink } from '../learn/CauseLink.tsx';
import { ChangeBody } from './ChangeBody.tsx';
import { RichText } from './RichText.tsx';
import './WarningCard.css';

/** It works, and this will break or already misleads: why, and what to change. */
export function WarningCard({ diagnosis, warning }: { diagnosis: Diagnosis; warning: Warning }) {
  const id = useId();
  return (
    <section class="warning-card" aria-labelledby={id}>
      <header>
        <Icon name="warning" tone="warning" />
        <h3 id={id}>
          <span class="sr">Warning: </span>
          {warning.headline}
        </h3>
        <CauseLink id={warning.id} />
      </header>
      <p class="change-where">
        <RichText text={warning.explanation} />
      </p>
      <ChangeBody diagnosis={diagnosis} changes={warning.change} />
    </section>
  );
}
