import { useEffect, useState } from 'preact/hooks';
import { CAUSES } from '../../src/index.ts';
import { useLearn } from '../shared/learn-context.ts';
import { PageLink } from '../shared/PageLink.tsx';
import type { ContentsEntry } from './contents.ts';
import { CONTENTS } from './pages.ts';
import { useQuestions } from './use-page.ts';
import { useSearch } from './use-search.ts';
import './LearnNav.css';

/** The contents, or the pages that a search found. */
export function LearnNav({ page }: { page: string }) {
  const [query, setQuery] = useState('');
  const found = useSearch(query);
  // A chosen page ends the search.
  useEffect(() => setQuery(''), [page]);
  return (
    <nav class="learn-nav" aria-label="Contents">
      <input
        type="search"
        class="learn-search"
        placeholder="Search, or paste an error"
        aria-label="Search the pages, or paste what the console says"
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {found === null ? (
        CONTENTS.map(({ title, pages }) => <Group key={title} title={title} pages={pages} page={page} />)
      ) : (
        <Group title={found.length === 0 ? 'Nothing found' : 'Found'} pages={found} page={page} />
      )}
      <p class="sr" role="status">
        {found !== null && `${found.length} ${found.length === 1 ? 'page' : 'pages'} found`}
      </p>
    </nav>
  );
}

type GroupProps = { title: string; pages: readonly ContentsEntry[]; page: string };

function Group({ title, pages, page }: GroupProps) {
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {pages.map((entry) => (
          <li key={entry.id}>
            <PageLink page={entry.id} isCurrent={isAt(entry.id, page)}>
              {entry.title}
              {entry.id === 'causes' && <small>{Object.keys(CAUSES).length}</small>}
              {entry.id === 'learn/quiz' && <Progress />}
            </PageLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A cause's page counts as part of the list of all causes. */
const isAt = (id: string, page: string): boolean =>
  id === page || (id === 'causes' && page.startsWith('causes/'));

function Progress() {
  const { chosen } = useLearn();
  const questions = useQuestions();
  if (questions === null || chosen.value.size === 0) return null;
  return (
    <small>
      {chosen.value.size} of {questions.length}
    </small>
  );
}
