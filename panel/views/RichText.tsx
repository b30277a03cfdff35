import type { Text } from '../../src/index.ts';
import { Value } from './Value.tsx';

/** A sentence of the engine: prose as prose, values of pages and servers as values. */
export function RichText({ text }: { text: Text }) {
  return (
    <>
      {text.map((part, index) =>
        typeof part === 'string' ? part : <Value key={index} value={part.value} mark={part.mark} />,
      )}
    </>
  );
}
