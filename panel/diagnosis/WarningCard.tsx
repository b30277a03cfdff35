import { useId } from 'preact/hooks';
import type { Diagnosis, Warning } from '../../src/index.ts';
import { CauseLink } from '../shared/CauseLink.tsx';
import { Icon } from '../ui/icons.tsx';
import { RichText } from '../ui/RichText.tsx';
import { ChangeBody } from './change/ChangeBody.tsx';
import './WarningCard.css';

/** A warning on an exchange that works: why it misleads or will break, and what to change. */
export function WarningCard({ diagnosis, warning }: { diagnosis: Diagnosis; warning: Warning }) {
  const id = useId();
  return (
    <section class="warning-card" aria-labelledby={id}>
      <header>
        <Icon name="warning" tone="warning" />
        <h3 id={id}>
          <span class="sr">Warning: </span>
          <RichText text={warning.headline} plain />
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
