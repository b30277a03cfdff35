import type { ConsoleLine, ReaderAnswer } from '../../../src/index.ts';
import { RichText } from '../../ui/RichText.tsx';

type ConsoleChoicesProps = {
  lines: readonly ConsoleLine[];
  /** Null where nobody can answer, as for a supposed exchange. */
  onAnswer: ((answer: ReaderAnswer) => void) | null;
};

/** The sentences that the console may show. The reader looks there and says which of them it is. */
export function ConsoleChoices({ lines, onAnswer }: ConsoleChoicesProps) {
  if (lines.length === 0) return null;
  return (
    <div class="console-choices">
      <p>Which of these is in your console?</p>
      <ul>
        {lines.map(({ code, sentence, when }, index) => {
          const id = `console-${index}`;
          const answer = {
            mode: when.mode ?? null,
            credentialsMode: when['credentials-mode'] ?? null,
            redirectMode: when['redirect-mode'] ?? null,
          };
          return (
            <li key={`${code} ${index}`}>
              <p id={id} class="console-line">
                <RichText text={sentence} />
              </p>
              {onAnswer !== null && Object.keys(when).length > 0 && (
                <button type="button" class="button" aria-describedby={id} onClick={() => onAnswer(answer)}>
                  This one
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
