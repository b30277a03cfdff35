import { conditionOf } from '../diagnosis/when.ts';
import type { Exchange } from '../exchange/exchange.ts';

/** What the reader said about the call, as a sentence: “The reader said that …”. Null if he said nothing. */
export function answerWords({ answer }: Exchange, who: 'The reader' | 'You'): string | null {
  if (answer === null) return null;
  const { mode, credentialsMode, redirectMode } = answer;
  const said = conditionOf({
    ...(mode === null ? {} : { mode }),
    ...(credentialsMode === null ? {} : { 'credentials-mode': credentialsMode }),
    ...(redirectMode === null ? {} : { 'redirect-mode': redirectMode }),
  });
  return said === '' ? null : `${who} said that ${said}.`;
}
