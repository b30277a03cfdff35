import { pathAndQueryOf } from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { useLearn } from '../shared/learn-context.ts';
import type { PanelState } from '../state/panel-state.ts';
import { Printable } from '../ui/Printable.tsx';

/** Closes Learn and opens the diagnosis of an exchange. */
export function SeenLink({ entry, state }: { entry: Entry; state: PanelState }) {
  const learn = useLearn();
  const [{ method, url }] = entry.summary.exchange.hops;
  const show = (): void => {
    state.select(entry.id);
    state.pane.value = 'diagnosis';
    learn.close('.diagnosis');
  };
  return (
    <button type="button" class="link" onClick={show}>
      <Printable text={`${method} ${pathAndQueryOf(url).slice(0, 200)}`} />
    </button>
  );
}
