import { CAUSES, type CauseId } from '../../src/index.ts';
import { PageLink } from '../shared/PageLink.tsx';
import { Icon } from '../ui/icons.tsx';
import './CauseList.css';

const SEVERITIES = {
  blocked: 'blocked by CORS',
  failed: 'failed, not CORS',
  warning: 'works, with a warning',
} as const;

const BY_TITLE = (Object.keys(CAUSES) as CauseId[])
  .map((id) => CAUSES[id])
  .sort((a, b) => sortedBy(a.title).localeCompare(sortedBy(b.title), 'en'));

/** Articles do not count, as in an index. */
function sortedBy(title: string): string {
  return title.replace(/^(An?|The) /, '');
}

/** All causes, sorted by title. */
export function CauseList() {
  return (
    <article class="learn-article" aria-labelledby="learn-title">
      <div class="learn-text">
        <h2 id="learn-title" tabIndex={-1}>
          Causes A to Z
        </h2>
        <p>
          Crosscheck distinguishes {BY_TITLE.length} causes. Each has a page: what it looks like, where the
          standard stops, how it comes about and what to change.
        </p>
        <ul class="cause-list">
          {BY_TITLE.map(({ id, title, severity }) => (
            <li key={id}>
              <Icon name={severity} tone={severity} />
              <span>
                <PageLink page={`causes/${id}`}>{title}</PageLink>
                <small>
                  {SEVERITIES[severity]} · <code>{id}</code>
                </small>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
