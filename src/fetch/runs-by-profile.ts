import type { Deviation, Profile } from './profiles.ts';
import { type Asked, type ObservedHop, type Run, runFetch } from './run.ts';

/** Returns the run of one observation by the rules of a profile. Each different run is made once and kept. */
export type RunsByProfile = (profile: Profile) => Run;

/**
 * What the standard and each browser make of the same observation. A run depends on its profile only by the deviations
 * that the algorithms ask for, so two profiles that give them the same answers share one run: an exchange that
 * never meets a deviation is run once for Chromium, Firefox and the standard together.
 */
export function runsByProfile(asked: Asked, hops: readonly ObservedHop[]): RunsByProfile {
  const made: { readonly run: Run; readonly answers: ReadonlyMap<Deviation, boolean> }[] = [];
  return (profile) => {
    const known = made.find(({ answers }) => [...answers].every(([each, has]) => profile.has(each) === has));
    if (known !== undefined) return known.run;
    const answers = new Map<Deviation, boolean>();
    const has = (deviation: Deviation): boolean => {
      const answer = profile.has(deviation);
      answers.set(deviation, answer);
      return answer;
    };
    const run = runFetch(asked, hops, { ...profile, has });
    made.push({ run, answers });
    return run;
  };
}
