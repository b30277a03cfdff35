import { useEffect, useState } from 'preact/hooks';
import { isInDialog } from '../views/is-in-dialog.ts';
import type { PanelState } from '../views/panel-state.ts';
import { LearnBar } from './LearnBar.tsx';
import { LearnNav } from './LearnNav.tsx';
import { useLearn } from './learn-context.ts';
import { PageView } from './PageView.tsx';
import './Learn.css';

/** What one needs to know to believe a diagnosis: the contents at the left, a page at the right, one at a time where it is narrow. */
export function Learn({ state }: { state: PanelState }) {
  const learn = useLearn();
  const place = learn.place.value;
  const [showsContents, setShowsContents] = useState(false);

  useEffect(() => setShowsContents(false), [place]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isFilled = event.target instanceof HTMLInputElement && event.target.value !== '';
      // The first Escape empties a search, as it does everywhere.
      if (event.key !== 'Escape' || isFilled || isInDialog(event)) return;
      event.preventDefault();
      event.stopPropagation();
      learn.close();
    };
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [learn]);

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
