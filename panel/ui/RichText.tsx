import { useState } from 'preact/hooks';
import type { Text } from '../../src/index.ts';
import { Value } from './Value.tsx';

type Part = Text[number];

/** How `Value` draws the values of a sentence. */
type Look = { plain?: boolean; limit?: number };

/** Shows a sentence of the engine: prose as prose, values as `Value`, long lists of values folded. */
export function RichText({ text, ...look }: { text: Text } & Look) {
  return (
    <>
      {foldable(text).map((parts, index) =>
        parts.length > LONGEST_LIST * 2 ? (
          <FoldedList key={index} parts={parts} look={look} />
        ) : (
          <Parts key={index} parts={parts} look={look} />
        ),
      )}
    </>
  );
}

/** A list with more values is folded: it shows the first few, set below, and a button for the others. */
const LONGEST_LIST = 12;
const SHOWN_OF_LONGER = 6;

type PartsProps = { parts: readonly Part[]; look: Look };

function FoldedList({ parts, look }: PartsProps) {
  const [isWhole, setWhole] = useState(false);
  const hidden = parts.filter((part) => isValue(part)).length - SHOWN_OF_LONGER;
  return (
    <>
      <Parts parts={isWhole ? parts : parts.slice(0, SHOWN_OF_LONGER * 2 - 1)} look={look} />
      <button
        type="button"
        class="link more-of-value"
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? 'show less' : `and ${hidden.toLocaleString('en')} more`}
      </button>
    </>
  );
}

function Parts({ parts, look }: PartsProps) {
  return (
    <>
      {parts.map((part, index) =>
        isProse(part) ? part : <Value key={index} value={part.value} mark={part.mark} {...look} />,
      )}
    </>
  );
}

/** Splits a sentence into stretches. A list of values with its commas, e.g. value, comma, value, is one stretch. */
function foldable(text: Text): readonly (readonly Part[])[] {
  const stretches: [Part, ...Part[]][] = [];
  for (const [index, part] of text.entries()) {
    const last = stretches.at(-1);
    const isJoined = isProse(part)
      ? isSeparator(part) && isValue(text[index - 1]) && isValue(text[index + 1])
      : isSeparator(last?.at(-1));
    if (last !== undefined && isJoined) last.push(part);
    else stretches.push([part]);
  }
  return stretches;
}

const isProse = (part: Part | undefined): part is string => typeof part === 'string';
const isValue = (part: Part | undefined): boolean => part !== undefined && !isProse(part);
/** ", ", " and ", ", the header " */
const isSeparator = (part: Part | undefined): boolean =>
  isProse(part) && /^(,|,? and|,? or) (the (header|method) )?$/.test(part);
