import { useState } from 'preact/hooks';
import { splitAtTags } from '../../src/index.ts';
import type { Session } from '../session/session.ts';
import { Printable } from '../ui/Printable.tsx';
import { Value } from '../ui/Value.tsx';
import './MaskedUrl.css';

type MaskedUrlProps = { text: string; session: Session; limit: number };

/** A text with a URL. The reader can look at its masked parts, if this session still knows them. */
export function MaskedUrl({ text, session, limit }: MaskedUrlProps) {
  const pieces = splitAtTags(text).map((piece) => ({ piece, part: session.maskedPart(piece) }));
  if (pieces.every(({ part }) => part === null)) return <Value value={text} plain limit={limit} />;
  return (
    <>
      {pieces.map(({ piece, part }, index) =>
        part === null ? (
          piece !== '' && <Value key={index} value={piece} plain limit={limit} />
        ) : (
          <MaskedPart key={index} tag={piece} part={part} />
        ),
      )}
    </>
  );
}

/** A click shows the part and masks it again. It cannot be selected, so that nobody copies it by accident. */
function MaskedPart({ tag, part }: { tag: string; part: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <button
      type="button"
      class="link masked-part"
      aria-pressed={isShown}
      title={
        isShown ? 'Mask it again' : 'Show this masked part, here alone: it is never saved, copied or sent'
      }
      onClick={() => setShown(!isShown)}
    >
      <code class="value" dir="auto">
        <Printable text={isShown ? part : tag} />
      </code>
    </button>
  );
}
