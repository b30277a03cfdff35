import { printable } from '../../src/index.ts';

/** Text in which characters that could hide or reorder other text are made visible. */
export function Printable({ text }: { text: string }) {
  const pieces = printable(text);
  return (
    <>
      {pieces.map((piece, index) =>
        piece.named ? (
          <span key={index} class="named-character">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </>
  );
}
