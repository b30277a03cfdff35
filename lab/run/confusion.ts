/** The declared or diagnosed class of a variant: its verdict and, if it did not pass, its cause. */
export type Naming = { readonly verdict: string; readonly cause: string | null };
export type Compared = { readonly declared: Naming; readonly diagnosed: Naming };

const VERDICTS = ['allowed', 'blocked', 'failed', 'undecided'];

/**
 * The confusion table as lines: the verdicts, declared down and diagnosed across; then each cause with its count; then
 * each confusion by name. "Diagonal" means that there are none.
 */
export function confusionTable(compared: readonly Compared[]): readonly string[] {
  const across = [...new Set([...VERDICTS, ...compared.map(({ diagnosed }) => diagnosed.verdict)])];
  const count = (declared: string, diagnosed: string): number =>
    compared.filter((each) => each.declared.verdict === declared && each.diagnosed.verdict === diagnosed)
      .length;
  const cell = (text: string | number): string => String(text).padStart(10);
  const verdicts = VERDICTS.filter((verdict) => across.some((other) => count(verdict, other) > 0)).map(
    (verdict) => [verdict.padEnd(10), ...across.map((other) => cell(count(verdict, other) || '·'))].join(''),
  );
  const confused = compared.filter(({ declared, diagnosed }) => nameOf(declared) !== nameOf(diagnosed));
  return [
    'declared ↓ diagnosed →',
    ['', ...across].map((name, index) => (index === 0 ? ''.padEnd(10) : cell(name))).join(''),
    ...verdicts,
    '',
    ...causeLines(compared),
    '',
    ...(confused.length === 0
      ? ['Diagonal: no cause was confused with another.']
      : confused.map(
          ({ declared, diagnosed }) => `✖ ${nameOf(declared)} was taken for ${nameOf(diagnosed)}`,
        )),
  ];
}

function causeLines(compared: readonly Compared[]): readonly string[] {
  const names = [...new Set(compared.map(({ declared }) => nameOf(declared)))].sort();
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  return names.map((name) => {
    const own = compared.filter(({ declared }) => nameOf(declared) === name);
    const right = own.filter(({ diagnosed }) => nameOf(diagnosed) === name);
    return `${name.padEnd(width)}${right.length} of ${own.length}`;
  });
}

const nameOf = ({ verdict, cause }: Naming): string => cause ?? verdict;
