import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { SLICE } from '../session/in-slices.ts';
import type { Session } from '../session/session.ts';
import type { Group } from '../state/groups.ts';
import { createGroupCheck, type GroupCheck } from './check-group.ts';

/** Checks a group in short slices, so that the panel stays responsive. Returns the result so far. */
export function useGroupCheck(group: Group, session: Session): GroupCheck {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const { entries } = group;
  // Each event makes a new group object, so its exchanges are compared instead.
  const check = useMemo(() => {
    const begun = createGroupCheck(group, session.diagnosisOf.bind(session));
    proceed(begun);
    return begun;
  }, [entries.length, entries[0], entries.at(-1), session]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOn = (): void => {
      if (check.result().isDone) return;
      timer = setTimeout(() => {
        proceed(check);
        rerender(null);
        goOn();
      });
    };
    goOn();
    return () => clearTimeout(timer);
  }, [check]);
  return check.result();
}

function proceed(check: ReturnType<typeof createGroupCheck>): void {
  const end = performance.now() + SLICE;
  check.proceed(() => performance.now() >= end);
}
