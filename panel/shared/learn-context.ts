import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LearnState } from './learn-state.ts';

/** Links to Learn are everywhere, so its state is not handed down by hand. */
export const LearnContext = createContext<LearnState | null>(null);

export function useLearn(): LearnState {
  const learn = useContext(LearnContext);
  if (learn === null) throw new Error('Learn is used outside of the panel');
  return learn;
}
