import { type Consequence, type Diagnosis, say, type Text, verdictWords } from '../../src/index.ts';
import { type Severity, severityOf } from '../entry/severity.ts';
import { FACT_NAMES } from './options.ts';

/** The icon of a consequence: that of its verdict. */
export const iconOf = (consequence: Consequence): Severity =>
  consequence.kind === 'decided'
    ? severityOf(consequence.diagnosis)
    : consequence.kind === 'faulty'
      ? 'failed'
      : 'undecided';

export function kickerOf(consequence: Consequence): string {
  switch (consequence.kind) {
    case 'decided':
      return wouldWords(consequence.diagnosis);
    case 'faulty':
      return 'No verdict yet';
    case 'depends':
      return 'It depends';
    case 'unanswered':
      return 'Not known yet';
  }
}

export function headlineOf(consequence: Consequence): Text {
  switch (consequence.kind) {
    case 'decided':
      return consequence.diagnosis.headline;
    case 'faulty':
      return say`This exchange is not possible`;
    case 'depends':
      return say`It depends on the ${[FACT_NAMES[consequence.on]]}, which was not observed. Choose one:`;
    case 'unanswered':
      return consequence.place === 'preflight'
        ? say`What does the server answer to the preflight?`
        : consequence.place === 'stored'
          ? say`Which response is stored?`
          : say`What does the server answer?`;
  }
}

/** E.g. "Would be blocked at the preflight", because none of it happened. */
function wouldWords(diagnosis: Diagnosis): string {
  if (diagnosis.verdict === 'failed') return 'Would fail, but not because of CORS';
  const words = verdictWords(diagnosis);
  return `Would be ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
