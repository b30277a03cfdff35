import type { Diagnosis, HeaderTabKey, Judgement, Ruling } from '../../src/index.ts';
import { Journey } from '../diagnosis/journey/Journey.tsx';
import { Walkthrough } from '../diagnosis/walkthrough/Walkthrough.tsx';
import { OmissionNote } from '../shared/OmissionNote.tsx';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';
import { RichText } from '../ui/RichText.tsx';
import { FACT_NAMES, optionsOf } from './options.ts';
import { Predictions } from './Predictions.tsx';
import { headlineOf, iconOf, kickerOf } from './ruling-words.ts';
import './WhatFollows.css';

type WhatFollowsProps = {
  judgement: Judgement;
  onChoose: (fact: 'mode' | 'credentialsMode' | 'redirectMode', value: string) => void;
  onApply: (diagnosis: Diagnosis) => void;
  onShowPart: (part: HeaderTabKey) => void;
};

/** The verdict on what is supposed, with its proof. */
export function WhatFollows({ judgement, onChoose, onApply, onShowPart }: WhatFollowsProps) {
  const { ruling, faults } = judgement;
  const icon = iconOf(ruling);
  return (
    <section class="what-follows" aria-labelledby="what-follows">
      <header
        class="verdict"
        data-severity={icon}
        data-verdict={dataOf(ruling)?.verdict ?? ruling.kind}
        data-cause={dataOf(ruling)?.cause ?? undefined}
      >
        <Icon name={icon} size={24} tone={icon} />
        <div class="verdict-words">
          <p class="verdict-kicker">
            <b class={`tone-${icon}`}>{kickerOf(ruling)}</b>
            {ruling.kind === 'ruled' && ruling.diagnosis.cause !== null && (
              <code>{ruling.diagnosis.cause}</code>
            )}
          </p>
          <h3 id="what-follows">
            <Printable text={headlineOf(ruling)} />
          </h3>
          {ruling.kind === 'ruled' && <Told diagnosis={ruling.diagnosis} />}
          {ruling.kind === 'faulty' && (
            <ul class="verdict-lead">
              {faults
                .filter(({ isFatal }) => isFatal)
                .map(({ field, says }) => (
                  <li key={field}>{says}</li>
                ))}
            </ul>
          )}
          {ruling.kind === 'unanswered' && <p class="verdict-lead">{UNANSWERED[ruling.place]}</p>}
          {ruling.kind === 'ruled' && ruling.diagnosis.change.some((change) => !('advise' in change)) && (
            <button type="button" class="button primary" onClick={() => onApply(ruling.diagnosis)}>
              Apply the proposed change
            </button>
          )}
        </div>
      </header>
      <div class="what-follows-body">
        {ruling.kind === 'depends' && <Choices ruling={ruling} onChoose={onChoose} />}
        {ruling.kind === 'ruled' && <Warnings diagnosis={ruling.diagnosis} />}
        {ruling.kind === 'ruled' && (
          <Predictions
            predictions={ruling.predictions}
            elsewhere={ruling.diagnosis.otherBrowsers}
            own={ruling.diagnosis.exchange.browser ?? 'standard'}
          />
        )}
        {(ruling.kind === 'ruled' || ruling.kind === 'unanswered') && (
          <>
            <Journey diagnosis={ruling.diagnosis} onShowHeaders={onShowPart} />
            <Walkthrough
              key={`${ruling.diagnosis.verdict} ${ruling.diagnosis.cause}`}
              diagnosis={ruling.diagnosis}
              isSupposed
            />
          </>
        )}
        <p class="note quiet">
          <Icon name="info" size={14} />
          <span>
            Supposed is that the server gives these very answers, and that nothing steps in between: no cache,
            no service worker, no extension, no Content-Security-Policy, no Cross-Origin-Resource-Policy.
          </span>
        </p>
      </div>
    </section>
  );
}

/** The causes tell what happened, so it is said that this would be told. An answer that is allowed needs no more than its headline. */
function Told({ diagnosis: { verdict, explanation, messageOmits } }: { diagnosis: Diagnosis }) {
  if (verdict === 'allowed') return null;
  return (
    <>
      <p class="verdict-lead">
        Then you would read: <RichText text={explanation} />
      </p>
      <OmissionNote told={messageOmits} />
    </>
  );
}

const dataOf = (ruling: Ruling): Diagnosis | null => (ruling.kind === 'ruled' ? ruling.diagnosis : null);

const UNANSWERED = {
  preflight:
    'The request needs a preflight, and what the server answers to it is not known. Suppose an answer.',
  redirect: 'Where the redirect leads, nothing was asked yet. Suppose an answer.',
  response: 'The request may be sent, and what the server answers is not known. Suppose an answer.',
  stored:
    'After 304 the browser takes a stored response, and checks that one. Write its status and headers in place of the 304.',
} as const;

function Choices({
  ruling,
  onChoose,
}: {
  ruling: Extract<Ruling, { kind: 'depends' }>;
  onChoose: WhatFollowsProps['onChoose'];
}) {
  const options = optionsOf(
    ruling.on,
    ruling.choices.map(({ value }) => value),
  );
  return (
    <ul class="choices" aria-label={`What each ${FACT_NAMES[ruling.on]} leads to`}>
      {ruling.choices.map(({ value, leadsTo }) => (
        <li key={value}>
          <button type="button" class="button" onClick={() => onChoose(ruling.on, value)}>
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
              <Printable text={headline} />.
            </b>{' '}
            <RichText text={explanation} />
          </span>
        </p>
      ))}
    </>
  );
}
