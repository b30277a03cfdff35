import type { CauseId } from '../../src/index.ts';
import { PageLink } from './PageLink.tsx';
import './CauseLink.css';

/** A cause's name, which leads to its page. */
export function CauseLink({ id }: { id: CauseId }) {
  return (
    <span class="cause-link">
      <PageLink page={`causes/${id}`}>
        <span class="sr">Read about </span>
        <code>{id}</code>
      </PageLink>
    </span>
  );
}
