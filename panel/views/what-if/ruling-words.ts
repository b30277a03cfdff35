import { outcomeWords, type Ruling } from '../../../src/index.ts';
import { type Severity, severityOf } from '../severity.ts';
import { FACT_NAMES } from './options.ts';

/** What follows, in the words and signs of a verdict. */
export const iconOf = (ruling: Ruling): Severity =>
  ruling.kind === 'ruled' ? severityOf(ruling.diagnosis) : ruling.kind === 'faulty' ? 'failed' : 'undecided';

export function kickerOf(ruling: Ruling): string {
  switch (ruling.kind) {
    case 'ruled':
      return outcomeWords(ruling.diagnosis);
    case 'faulty':
      return 'Nothing would be sent';
    case 'depends':
      return 'It depends';
    case 'unanswered':
      return 'Not known yet';
  }
}

export function headlineOf(ruling: Ruling): string {
  switch (ruling.kind) {
    case 'ruled':
      return ruling.diagnosis.headline;
    case 'faulty':
      return 'What is written cannot be';
    case 'depends':
      return `It depends on the ${FACT_NAMES[ruling.on]}, which was not seen. Choose one:`;
    case 'unanswered':
      return ruling.place === 'preflight'
        ? 'What is answered to the preflight?'
        : ruling.place === 'stored'
          ? 'Which response is stored?'
          : 'What does the server answer?';
  }
}
