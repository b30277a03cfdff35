import { type Comparison, comparisonRows } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { Printable } from '../../ui/Printable.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { compare, type Stretch } from './compare-characters.ts';
import { type Component, compareOrigins, type OriginDifference } from './origin-difference.ts';
import './ComparisonTable.css';

type Pair = Exclude<Comparison, { what: 'list' }>;
type List = Extract<Comparison, { what: 'list' }>;

/** Longer values would make the table unreadable; the headers show them in full. */
const LIMIT = 300;
const NAMES = { origin: 'Compared origins', value: 'Compared values', list: 'Compared lists' } as const;
const HEADINGS: Readonly<Record<Component['name'], string>> = {
  scheme: 'scheme',
  host: 'host',
  port: 'port',
  rest: 'after it',
};

/** What the request needs above what the answer says. Of an origin and a value each differing character is marked. */
export function ComparisonTable({ compares }: { compares: Comparison }) {
  const isCut =
    compares.what !== 'list' && Math.max(compares.expected.length, compares.received.length) > LIMIT;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can scroll must be reachable by keys
    // biome-ignore lint/a11y/useSemanticElements: these are no fields
    <div class="comparison" role="group" tabIndex={0} aria-label={NAMES[compares.what]}>
      {compares.what === 'list' ? <ListTable list={compares} /> : <CharacterTable pair={compares} />}
      {isCut && <p class="comparison-cut">Only the first {LIMIT} characters are compared here.</p>}
    </div>
  );
}

function ListTable({ list }: { list: List }) {
  return (
    <table>
      <tbody>
        {comparisonRows(list).map(({ label, text }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="comparison-text">
              <RichText text={text} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CharacterTable({ pair }: { pair: Pair }) {
  const [needs, says] = comparisonRows(pair);
  const compared = differenceOf(pair);
  const columns = compared.kind === 'whole' ? [] : compared.components;
  const cells =
    compared.kind === 'whole' ? [compared.difference] : columns.map(({ difference }) => difference);
  return (
    <table>
      <caption class="sr">
        {needs.label} and {says.label.toLowerCase()}. {words(compared)}
      </caption>
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
        <Row label={needs.label} sides={cells.map(({ expected }) => expected)} marks={columns.length > 0} />
        <Row label={says.label} sides={cells.map(({ received }) => received)} marks />
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
  );
}

/** An origin by its components, any other value as a whole. */
function differenceOf({ what, ...values }: Pair): OriginDifference {
  const expected = values.expected.slice(0, LIMIT);
  const received = values.received.slice(0, LIMIT);
  return what === 'origin'
    ? compareOrigins(expected, received)
    : { kind: 'whole', difference: compare(expected, received) };
}

type RowProps = { label: string; sides: readonly (readonly Stretch[])[]; marks: boolean };

function Row({ label, sides, marks }: RowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {sides.map((stretches, column) => (
        <td key={column}>
          <bdi>
            {sides.length === 1 && stretches.every(({ kind }) => kind === 'gap') ? (
              <i class="empty-value">empty</i>
            ) : (
              stretches.map((stretch, index) => <Characters key={index} stretch={stretch} marks={marks} />)
            )}
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
