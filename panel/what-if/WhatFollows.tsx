import type { Consequence, Diagnosis, HeaderTabKey } from '../../src/index.ts';
import { Journey } from '../diagnosis/journey/Journey.tsx';
import { Walkthrough } from '../diagnosis/walkthrough/Walkthrough.tsx';
import { OmissionNote } from '../shared/OmissionNote.tsx';
import { Icon } from '../ui/icons.tsx';
import { RichText } from '../ui/RichText.tsx';
import { headlineOf, iconOf, kickerOf } from './consequence-words.ts';
import { FACT_NAMES, optionsOf } from './options.ts';
import { Predictions } from './Predictions.tsx';
import './WhatFollows.css';

type WhatFollowsProps = {
  consequence: Consequence;
  onChoose: (fact: 'mode' | 'credentialsMode' | 'redirectMode', value: string) => void;
  onApply: (diagnosis: Diagnosis) => void;
  onShowPart: (part: HeaderTabKey) => void;
};

/** The verdict on the supposed exchange, with its proof. */
export function WhatFollows({ consequence, onChoose, onApply, onShowPart }: WhatFollowsProps) {
  const icon = iconOf(consequence);
  return (
    <section class="what-follows" aria-labelledby="what-follows">
      <header
        class="verdict"
        data-severity={icon}
        data-verdict={dataOf(consequence)?.verdict ?? consequence.kind}
        data-cause={dataOf(consequence)?.cause ?? undefined}
      >
        <Icon name={icon} size={24} tone={icon} />
        <div class="verdict-words">
          <p class="verdict-kicker">
            <b class={`tone-${icon}`}>{kickerOf(consequence)}</b>
            {consequence.kind === 'decided' && consequence.diagnosis.cause !== null && (
              <code>{consequence.diagnosis.cause}</code>
            )}
          </p>
          <h3 id="what-follows">
            <RichText text={headlineOf(consequence)} plain />
          </h3>
          {consequence.kind === 'decided' && <Explanation diagnosis={consequence.diagnosis} />}
          {consequence.kind === 'faulty' && (
            <ul class="verdict-lead">
              {consequence.faults
                .filter(({ isFatal }) => isFatal)
                .map(({ field, says }) => (
                  <li key={field}>
                    <RichText text={says} plain />
                  </li>
                ))}
            </ul>
          )}
          {consequence.kind === 'unanswered' && <p class="verdict-lead">{UNANSWERED[consequence.place]}</p>}
          {consequence.kind === 'decided' &&
            consequence.diagnosis.change.some((change) => !('advise' in change)) && (
              <button type="button" class="button primary" onClick={() => onApply(consequence.diagnosis)}>
                Apply the proposed change
              </button>
            )}
        </div>
      </header>
      <div class="what-follows-body">
        {consequence.kind === 'depends' && <Choices depends={consequence} onChoose={onChoose} />}
        {consequence.kind === 'decided' && <Warnings diagnosis={consequence.diagnosis} />}
        {consequence.kind === 'decided' && (
          <Predictions
            predictions={consequence.predictions}
            otherBrowsers={consequence.diagnosis.otherBrowsers}
            own={consequence.diagnosis.exchange.browser ?? 'standard'}
          />
        )}
        {(consequence.kind === 'decided' || consequence.kind === 'unanswered') && (
          <>
            <Journey diagnosis={consequence.diagnosis} onShowHeaders={onShowPart} />
            <Walkthrough
              key={`${consequence.diagnosis.verdict} ${consequence.diagnosis.cause}`}
              diagnosis={consequence.diagnosis}
              isSupposed
            />
          </>
        )}
        <p class="note quiet">
          <Icon name="info" size={14} />
          <span>
            This assumes that the server gives exactly these answers and that nothing else intervenes: no
            cache, no service worker, no extension, no Content-Security-Policy, no
            Cross-Origin-Resource-Policy.
          </span>
        </p>
      </div>
    </section>
  );
}

/**
 * The explanation speaks of what happened, so it is introduced as what would be reported. An allowed exchange needs
 * none.
 */
function Explanation({ diagnosis: { verdict, explanation, messageOmits } }: { diagnosis: Diagnosis }) {
  if (verdict === 'allowed') return null;
  return (
    <>
      <p class="verdict-lead">
        You would then read: <RichText text={explanation} />
      </p>
      <OmissionNote text={messageOmits} />
    </>
  );
}

const dataOf = (consequence: Consequence): Diagnosis | null =>
  consequence.kind === 'decided' ? consequence.diagnosis : null;

const UNANSWERED = {
  preflight: 'The request needs a preflight, and the server’s answer to it is not known. Suppose one.',
  redirect: 'The answer at the redirect’s target is not known. Suppose one.',
  response: 'The request may be sent, but the server’s response is not known. Suppose one.',
  stored:
    'After a 304 the browser uses a stored response and checks that one. Enter its status and headers instead of the 304.',
} as const;

function Choices({
  depends,
  onChoose,
}: {
  depends: Extract<Consequence, { kind: 'depends' }>;
  onChoose: WhatFollowsProps['onChoose'];
}) {
  const options = optionsOf(
    depends.on,
    depends.choices.map(({ value }) => value),
  );
  return (
    <ul class="choices" aria-label={`What each ${FACT_NAMES[depends.on]} leads to`}>
      {depends.choices.map(({ value, leadsTo }) => (
        <li key={value}>
          <button type="button" class="button" onClick={() => onChoose(depends.on, value)}>
            {options.find((option) => option.value === value)?.text ?? value}
          </button>
          <span>{leadsTo.map(({ title }) => title).join(', or ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Warnings({ diagnosis }: { diagnosis: Diagnosis }) {
  return (
    <>
      {diagnosis.warnings.map(({ id, headline, explanation }) => (
        <p class="note" key={id}>
          <Icon name="warning" size={14} tone="warning" />
          <span>
            <b>
              <RichText text={headline} plain />.
            </b>{' '}
            <RichText text={explanation} />
          </span>
        </p>
      ))}
    </>
  );
}
