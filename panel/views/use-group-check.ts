import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { createGroupCheck, type GroupCheck } from './check-group.ts';
import type { Group } from './groups.ts';

/** Milliseconds of work at once: short enough that a key pressed meanwhile is answered at once. */
const SLICE = 12;

/** Checks a group in short slices, so that the panel stays quick, and tells how far it is. */
export function useGroupCheck(group: Group, session: Session): GroupCheck {
  const [check, setCheck] = useState<GroupCheck>(() => {
    const begun = createGroupCheck(group, session.diagnosisOf.bind(session));
    proceed(begun);
    return begun.result();
  });
  const { entries } = group;
  // The group is made anew with each event; its exchanges say whether it changed.
  useEffect(() => {
    const begun = createGroupCheck(group, session.diagnosisOf.bind(session));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOn = (): void => {
      proceed(begun);
      const result = begun.result();
      setCheck(result);
      if (!result.isDone) timer = setTimeout(goOn);
    };
    goOn();
    return () => clearTimeout(timer);
  }, [entries.length, entries[0], entries.at(-1), session]);
  return check;
}

function proceed(check: ReturnType<typeof createGroupCheck>): void {
  const end = performance.now() + SLICE;
  check.proceed(() => performance.now() >= end);
}
