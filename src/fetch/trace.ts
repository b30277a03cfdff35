import type { Text } from '../text/text.ts';
import type { Algorithm } from './standard.ts';

/** Where in the journey a step was taken. */
export type Phase = 'preflight' | 'redirect' | 'response';

/**
 * One step of the standard as it was taken for this very exchange.
 * `holds`: true, the requirement was met; false, it was not and the algorithm stopped; null, it did not apply.
 */
export type Step = {
  readonly algorithm: Algorithm;
  readonly step: string;
  readonly hop: number;
  readonly phase: Phase;
  readonly holds: boolean | null;
  readonly text: Text;
};

/** Collects the steps of one run. The walkthrough is this record, rendered. */
export class Trace {
  readonly steps: Step[] = [];

  /** A recorder for one algorithm at one station of the journey. */
  of(algorithm: Algorithm, hop: number, phase: Phase): StepRecorder {
    const record = (step: string, holds: boolean | null, text: Text): void => {
      this.steps.push({ algorithm, step, hop, phase, holds, text });
    };
    return {
      requires: (step, condition, met, unmet) => {
        record(step, condition, condition ? met : unmet);
        return condition;
      },
      applies: (step, condition, yes, no) => {
        record(step, condition ? true : null, condition ? yes : no);
        return condition;
      },
    };
  }
}

export type StepRecorder = {
  /** Records a requirement and returns whether it is met: `if (!step.requires('2', …)) return failure`. */
  requires(step: string, condition: boolean, met: Text, unmet: Text): boolean;
  /** Records a branch that may or may not apply and returns whether it does. */
  applies(step: string, condition: boolean, yes: Text, no: Text): boolean;
};
