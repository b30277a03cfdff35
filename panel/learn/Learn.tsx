import { useEffect, useState } from 'preact/hooks';
import { useLearn } from '../shared/learn-context.ts';
import type { PanelState } from '../state/panel-state.ts';
import { useEscape } from '../ui/use-escape.ts';
import { LearnBar } from './LearnBar.tsx';
import { LearnNav } from './LearnNav.tsx';
import { PageView } from './PageView.tsx';
import './Learn.css';

/** Background knowledge: the contents at the left, a page at the right. A narrow panel shows one of them. */
export function Learn({ state }: { state: PanelState }) {
  const learn = useLearn();
  const place = learn.place.value;
  const [showsContents, setShowsContents] = useState(false);

  useEffect(() => setShowsContents(false), [place]);
  useEscape(learn.close, isFilled);

  if (place === null) return null;
  return (
    <main class="learn" data-pane={showsContents ? 'contents' : 'page'}>
      <LearnBar
        state={state}
        showsContents={showsContents}
        onContents={() => setShowsContents(!showsContents)}
      />
      <div class="learn-panes">
        <LearnNav page={place.page} />
        <PageView place={place} state={state} />
      </div>
    </main>
  );
}

/** In a search field with text, Escape first clears the field. */
const isFilled = ({ target }: Event): boolean => target instanceof HTMLInputElement && target.value !== '';
