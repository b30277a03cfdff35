import { printable } from '../../src/index.ts';

/** Text with every character made visible that could hide or reorder what is around it. */
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
