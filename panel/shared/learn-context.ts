import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LearnState } from './learn-state.ts';

/** A context, because links to Learn occur in nearly every view. */
export const LearnContext = createContext<LearnState | null>(null);

export function useLearn(): LearnState {
  const learn = useContext(LearnContext);
  if (learn === null) throw new Error('Learn is used outside of the panel');
  return learn;
}
