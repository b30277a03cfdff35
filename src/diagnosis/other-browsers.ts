import { DEVIATIONS, type Deviation, PROFILES, type Profile, type ProfileName } from '../fetch/profiles.ts';
import { BROWSER_NAMES } from '../text/browser-names.ts';
import { say, type Text } from '../text/text.ts';
import { causeAt } from './cause-at.ts';
import type { Hypothesis } from './hypotheses.ts';
import type { OtherBrowser } from './types.ts';

const NAMES = Object.keys(PROFILES) as readonly ProfileName[];

/**
 * Who would decide otherwise on the same exchange: the other browser, or the standard to the letter. Empty if the
 * worlds that are left disagree on it.
 */
export function otherBrowsersOf(
  hypotheses: readonly [Hypothesis, ...Hypothesis[]],
  profile: Profile,
): readonly OtherBrowser[] {
  return NAMES.filter((name) => name !== profile.name).flatMap((name): readonly OtherBrowser[] => {
    const found = hypotheses.map((hypothesis) => inOtherBrowser(hypothesis, PROFILES[name], profile));
    const [first = null] = found;
    const isCertain = found.every((each) => each?.cause?.id === first?.cause?.id);
    return first !== null && isCertain ? [first] : [];
  });
}

function inOtherBrowser({ run, runBy }: Hypothesis, other: Profile, own: Profile): OtherBrowser | null {
  const { result } = runBy(other);
  if (result.kind === run.result.kind || result.kind === 'unobserved' || run.result.kind === 'unobserved')
    return null;
  // A deviation makes the difference if the other's rules, with our rule in its place, end as ours did.
  const because = differences(other, own).filter((deviation) => {
    const changed: Profile = {
      ...other,
      has: (each) => (each === deviation ? own.has(each) : other.has(each)),
    };
    return runBy(changed).result.kind === run.result.kind;
  });
  const named = result.kind === 'network error' ? causeAt(result.stop)?.cause : null;
  if (named === undefined) return null;
  return {
    profile: other.name,
    verdict: named === null ? 'allowed' : 'blocked',
    cause: named === null ? null : { id: named.id, title: named.title },
    because: because.map((deviation) => DEVIATIONS[deviation].says),
  };
}

function differences(a: Profile, b: Profile): readonly Deviation[] {
  const all = Object.keys(DEVIATIONS) as readonly Deviation[];
  return all.filter((deviation) => a.has(deviation) !== b.has(deviation));
}

/** "Firefox would allow this.", with the reasons. */
export function otherBrowserWords({ profile, verdict, cause, because }: OtherBrowser): Text {
  const who = profile === 'standard' ? 'The standard to the letter' : BROWSER_NAMES[profile];
  const what =
    cause === null
      ? say`${[verdict === 'allowed' ? 'allow' : 'block']} this`
      : say`block this: “${[cause.title]}”`;
  return say`${[who]} would ${what}.${because.map((sentence) => ` ${sentence}`)}`;
}
