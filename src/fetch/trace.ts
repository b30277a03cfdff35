import type { Text } from '../text/text.ts';
import type { Algorithm } from './standard.ts';

/** Where in the journey a step was taken. */
export type Phase = 'preflight' | 'redirect' | 'response';

/**
 * One step of the standard, as it was taken for this exchange.
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

/** Where an algorithm stopped, and why: one step can stop for several reasons. */
export type StopAt<A extends Algorithm, S extends string, R extends string> = {
  readonly algorithm: A;
  readonly step: S;
  readonly reason: R;
};

/** Collects the steps of one run. The walkthrough is this record, rendered. */
export class Trace {
  readonly steps: Step[] = [];

  /** A recorder for one algorithm at one station of the journey. */
  of<A extends Algorithm>(algorithm: A, hop: number, phase: Phase): StepRecorder<A> {
    const record = (step: string, holds: boolean | null, text: Text): void => {
      this.steps.push({ algorithm, step, hop, phase, holds, text });
    };
    return {
      holds: (step, text) => record(step, true, text),
      applies: (step, condition, yes, no) => {
        record(step, condition ? true : null, condition ? yes : no);
        return condition;
      },
      stops: (step, reason, text) => {
        record(step, false, text);
        return { algorithm, step, reason };
      },
    };
  }
}

export type StepRecorder<A extends Algorithm> = {
  /** Records a requirement that is met. */
  holds(step: string, text: Text): void;
  /** Records a branch that may or may not apply and returns whether it does. */
  applies(step: string, condition: boolean, yes: Text, no: Text): boolean;
  /** Records the requirement that is not met, and returns where and why the algorithm stops. */
  stops<S extends string, R extends string>(step: S, reason: R, text: Text): StopAt<A, S, R>;
};
