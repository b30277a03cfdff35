import { changesAt, type Diagnosis, type Place, type PolicyChange, pathOf } from '../../../src/index.ts';
import { Value } from '../../ui/Value.tsx';

type WhereToChangeProps = { diagnosis: Diagnosis; changes: readonly PolicyChange[] };

/** On which answer the headers belong, and which one is right already. */
export function WhereToChange({ diagnosis, changes }: WhereToChangeProps) {
  const { url, method, preflight } = diagnosis.exchange.hops[diagnosis.hop] ?? diagnosis.exchange.hops[0];
  const has = (place: Place): boolean => changesAt(changes, place).length > 0;
  const path = pathOf(url).split('?')[0] ?? '';
  const places: string[] = [
    ...(has('preflight') ? [`OPTIONS ${path}`] : []),
    ...(has('response') || has('redirect') ? [`${method} ${path}`] : []),
  ];
  const isOtherRight = preflight?.response != null && !has('preflight') && diagnosis.verdict === 'blocked';
  return (
    <p class="change-where">
      {has('redirect') ? 'On the redirect that answers ' : 'On the response to '}
      {places.map((place, index) => (
        <span key={place}>
          {index > 0 && ' and to '}
          <Value value={place} plain limit={120} />
        </span>
      ))}
      .
      {isOtherRight &&
        ' The preflight’s answer is already right: the two may come from different places in the configuration.'}
    </p>
  );
}
