import type { Diagnosis, Prediction, ProfileName } from '../../src/index.ts';
import { capitalize, PROFILE_NAMES } from '../../src/index.ts';
import { Icon, type IconName } from '../ui/icons.tsx';

type PredictionsProps = {
  predictions: readonly Prediction[];
  /** Why other browsers decide differently. */
  otherBrowsers: Diagnosis['otherBrowsers'];
  own: ProfileName;
};

const ORDER: readonly ProfileName[] = ['chromium', 'firefox', 'standard'];

const WORDS = {
  allowed: ['allows it', 'allowed'],
  blocked: ['blocks it', 'blocked'],
  failed: ['fails, but not because of CORS', 'failed'],
  undecided: ['needs an answer that is not known', 'undecided'],
  depends: ['depends on a fact that is not known', 'undecided'],
} as const satisfies Record<Prediction['verdict'], readonly [words: string, icon: IconName]>;

/** What Chromium, Firefox and the standard each decide, with the error code each would report. */
export function Predictions({ predictions, otherBrowsers, own }: PredictionsProps) {
  const sorted = ORDER.flatMap((name) => predictions.filter(({ profile }) => profile === name));
  const causeOf = ({ verdict, cause }: Prediction): string => `${verdict} ${cause?.id}`;
  const ownCause = predictions.find(({ profile }) => profile === own)?.cause?.id;
  const differs = new Set(predictions.map(causeOf)).size > 1;
  return (
    <ul class="predictions" aria-label="In each browser">
      {sorted.map(({ profile, verdict, cause, codes }) => {
        const [words, icon] = WORDS[verdict];
        const because = otherBrowsers.find((each) => each.profile === profile)?.because ?? [];
        return (
          <li key={profile} data-profile={profile} data-differs={differs && profile !== own}>
            <Icon name={icon} size={14} tone={icon} />
            <span>
              <b>{capitalize(PROFILE_NAMES[profile])}</b> {words}
              {cause !== null && cause.id !== ownCause && <>: {cause.title}</>}
              {because.length > 0 && <>. {because.join(' ')}</>}
            </span>
            {codes.map((code) => (
              <code key={code}>{code}</code>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
