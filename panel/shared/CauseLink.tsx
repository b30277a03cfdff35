import type { CauseId } from '../../src/index.ts';
import { PageLink } from './PageLink.tsx';
import './CauseLink.css';

/** A cause's id as a link to its page in Learn. */
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
