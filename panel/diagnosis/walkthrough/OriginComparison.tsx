import { Icon } from '../../ui/icons.tsx';
import { Printable } from '../../ui/Printable.tsx';
import type { Stretch } from './compare-characters.ts';
import { type Component, compareOrigins, type OriginDifference } from './origin-difference.ts';
import './OriginComparison.css';

type OriginComparisonProps = { expected: string; received: string };

/** Longer values would make the table unreadable; the headers show them in full. */
const LIMIT = 300;
const HEADINGS: Readonly<Record<Component['name'], string>> = {
  scheme: 'scheme',
  host: 'host',
  port: 'port',
  rest: 'after it',
};

/** Compares the request's origin with the allowed one by component, and marks each differing character. */
export function OriginComparison({ expected, received }: OriginComparisonProps) {
  const compared = compareOrigins(expected.slice(0, LIMIT), received.slice(0, LIMIT));
  const columns = compared.kind === 'whole' ? [] : compared.components;
  const cells =
    compared.kind === 'whole' ? [compared.difference] : columns.map(({ difference }) => difference);
  const isCut = Math.max(expected.length, received.length) > LIMIT;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can scroll must be reachable by keys
    // biome-ignore lint/a11y/useSemanticElements: these are no fields
    <div class="origins" role="group" tabIndex={0} aria-label="Compared origins">
      <table>
        <caption class="sr">The request’s origin and the allowed origin. {words(compared)}</caption>
        {columns.length > 0 && (
          <thead>
            <tr>
              <td />
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {HEADINGS[name]}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          <Row
            label="Request’s origin"
            sides={cells.map((cell) => cell.expected)}
            marks={columns.length > 0}
          />
          <Row label="Allowed origin" sides={cells.map((cell) => cell.received)} marks />
        </tbody>
        {columns.length > 0 && (
          <tfoot>
            <tr>
              <td />
              {columns.map(({ name, difference, note }) => (
                <td key={name} class={difference.differs ? 'tone-blocked' : undefined}>
                  {difference.differs && <Icon name="cross" size={12} />}
                  {note}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {isCut && <p class="origins-cut">Only the first {LIMIT} characters are compared here.</p>}
    </div>
  );
}

type RowProps = { label: string; sides: readonly (readonly Stretch[])[]; marks: boolean };

function Row({ label, sides, marks }: RowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {sides.map((stretches, column) => (
        <td key={column}>
          <bdi>
            {stretches.map((stretch, index) => (
              <Characters key={index} stretch={stretch} marks={marks} />
            ))}
          </bdi>
        </td>
      ))}
    </tr>
  );
}

function Characters({ stretch, marks }: { stretch: Stretch; marks: boolean }) {
  if (stretch.kind === 'gap')
    return <span class="missing-characters" style={{ width: `${stretch.width}ch` }} />;
  if (stretch.kind === 'same' || !marks) return <Printable text={stretch.text} />;
  return (
    <mark>
      <Printable text={stretch.text} />
    </mark>
  );
}

/** Says for screen readers what the marks show. */
function words(compared: OriginDifference): string {
  if (compared.kind === 'whole') return compared.difference.differs ? 'They differ.' : 'They are the same.';
  const differing = compared.components.filter(({ difference }) => difference.differs);
  if (differing.length === 0) return 'They are the same.';
  return differing.map(({ name, note }) => `${SUBJECTS[name]}: ${note}.`).join(' ');
}

const SUBJECTS: Readonly<Record<Component['name'], string>> = {
  scheme: 'The scheme',
  host: 'The host',
  port: 'The port',
  rest: 'What follows',
};
