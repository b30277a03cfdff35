import { useState } from 'preact/hooks';
import { type List, saidOf, type Text } from '../../src/index.ts';
import { MoreButton } from './MoreButton.tsx';
import { Value } from './Value.tsx';

/** How `Value` draws the values of a sentence. */
type Look = { plain?: boolean; limit?: number };

/** Shows a sentence of the engine: prose as prose, values as `Value`, long lists folded. */
export function RichText({ text, ...look }: { text: Text } & Look) {
  return (
    <>
      {text.map((part, index) => {
        if (typeof part === 'string') return part;
        if ('list' in part) return <Listed key={index} list={part} look={look} />;
        return <Value key={index} value={part.value} mark={part.mark} {...look} />;
      })}
    </>
  );
}

/** A longer list is folded: it shows the first few, set below, and a button for the others. */
const LONGEST_LIST = 12;
const SHOWN_OF_LONGER = 6;

function Listed({ list, look }: { list: List; look: Look }) {
  const [isWhole, setWhole] = useState(false);
  const said = saidOf(list);
  const isLong = list.list.length > LONGEST_LIST;
  const hidden = list.list.length + list.more - SHOWN_OF_LONGER;
  const shown = isLong && !isWhole ? said.slice(0, SHOWN_OF_LONGER) : said;
  return (
    <>
      {shown.map((text, index) => (
        <RichText key={index} text={text} {...look} />
      ))}
      {isLong && (
        <MoreButton
          isWhole={isWhole}
          onToggle={() => setWhole(!isWhole)}
          more={`and ${hidden.toLocaleString('en')} more`}
        />
      )}
    </>
  );
}
