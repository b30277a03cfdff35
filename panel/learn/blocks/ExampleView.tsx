import type { Example, ExampleLine, ExamplePart } from '../../../markdown/page.ts';
import { CAUSES, type CauseId, linkTo, placeOf } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import './ExampleView.css';

type ExampleViewProps = { example: Example; hidesVerdict: boolean };

/** An example: its messages, and the engine's verdict on them. A test checks that the engine agrees. */
export function ExampleView({ example, hidesVerdict }: ExampleViewProps) {
  return (
    <figure class="example">
      {example.parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
      {example.verdict !== null && !hidesVerdict && <Verdict verdict={example.verdict} />}
    </figure>
  );
}

function Part({ part }: { part: ExamplePart }) {
  switch (part.kind) {
    case 'settings':
      return (
        <dl class="example-settings">
          {part.lines.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'later':
      return <p class="example-later">{part.text}</p>;
    case 'request':
    case 'response':
      return (
        <div class="example-message" data-kind={part.kind}>
          <p>
            <Icon name={part.kind === 'request' ? 'right' : 'left'} size={14} />
            <span class="sr">{part.kind === 'request' ? 'The browser sends ' : 'The server answers '}</span>
            <code>{part.start}</code>
          </p>
          {part.lines.length > 0 && (
            <ul>
              {part.lines.map((line, index) => (
                <li key={index}>
                  <HeaderLine line={line} />
                </li>
              ))}
            </ul>
          )}
        </div>
      );
  }
}

const HeaderLine = ({ line }: { line: ExampleLine }) => (
  <code>
    <span class="example-name">{line.name}:</span> {line.value}
  </code>
);

function Verdict({ verdict }: { verdict: string }) {
  if (!isCause(verdict))
    return (
      <figcaption>
        <Icon name="allowed" tone="allowed" />
        <span>
          <b class="tone-allowed">Allowed.</b> The page’s script may read it.
        </span>
      </figcaption>
    );
  const cause = CAUSES[verdict];
  const place = placeOf(verdict);
  const says = { blocked: 'Blocked.', failed: 'Failed, not CORS.', warning: 'Warning.' };
  return (
    <figcaption>
      <Icon name={cause.severity} tone={cause.severity} />
      <span>
        <b class={`tone-${cause.severity}`}>{says[cause.severity]}</b> {cause.title}
        {place !== null && (
          <>
            {', '}
            <a href={linkTo(place.algorithm)} target="_blank" rel="noreferrer">
              {place.algorithm}
              {/^\d/.test(place.step) && `, step ${place.step}`}
              <span class="sr"> (opens a tab)</span>
            </a>
          </>
        )}
        .
      </span>
    </figcaption>
  );
}

const isCause = (verdict: string): verdict is CauseId => Object.hasOwn(CAUSES, verdict);
