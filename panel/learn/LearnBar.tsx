import { Badge } from '../shared/Badge.tsx';
import { useLearn } from '../shared/learn-context.ts';
import type { PanelState } from '../state/panel-state.ts';
import { Icon } from '../ui/icons.tsx';

type LearnBarProps = { state: PanelState; showsContents: boolean; onContents: () => void };

/** The way back and the way to the contents; it replaces the toolbar. */
export function LearnBar({ state, showsContents, onContents }: LearnBarProps) {
  const learn = useLearn();
  return (
    <nav class="learn-bar" aria-label="Learn">
      <button type="button" class="tool" onClick={() => learn.close()}>
        <Icon name="left" />
        <span>
          Back{' '}
          <span class="roomy">{state.selected.value !== null ? 'to the diagnosis' : 'to the exchanges'}</span>
        </span>
      </button>
      {learn.canGoBack.value && (
        <button type="button" class="tool" onClick={() => learn.back()}>
          Previous page
        </button>
      )}
      <button type="button" class="tool learn-bar-contents" aria-pressed={showsContents} onClick={onContents}>
        <Icon name="book" />
        Contents
      </button>
      <Badge state={state} />
    </nav>
  );
}
