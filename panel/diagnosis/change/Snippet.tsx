import { type SnippetLine, snippetText } from '../../../src/index.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { cutAround } from '../../ui/cut-around.ts';
import { Value } from '../../ui/Value.tsx';
import './Snippet.css';

const SIGNS = { add: '+', remove: '−', keep: '', comment: '' } as const satisfies Record<
  SnippetLine['sign'],
  string
>;
const WORDS = { add: 'add', remove: 'remove', keep: '', comment: '' } as const satisfies Record<
  SnippetLine['sign'],
  string
>;

/** A longer line shows its beginning and the part that changes. Copying it copies all of it. */
const LONGEST = 300;

/** The lines to remove and add, each with its sign. The copy button copies the lines to add. */
export function Snippet({ lines }: { lines: readonly SnippetLine[] }) {
  const text = snippetText(lines);
  return (
    <div class="snippet">
      {/* biome-ignore lint/a11y/useSemanticElements: these are no fields */}
      <div class="snippet-lines" role="group" aria-label="Lines to change">
        <pre>
          <code>
            {lines.map((line, index) => (
              <span key={index} class="snippet-line" data-sign={line.sign}>
                <span class="snippet-sign" aria-hidden="true">
                  {SIGNS[line.sign]}
                </span>
                {WORDS[line.sign] !== '' && <span class="sr">{WORDS[line.sign]}: </span>}
                <Value value={line.text} plain limit={LONGEST} cut={cutLine(line, lines)} />
                {'\n'}
              </span>
            ))}
          </code>
        </pre>
      </div>
      {lines.some(({ sign }) => sign === 'add') && <CopyButton text={text} />}
    </div>
  );
}

function cutLine(line: SnippetLine, lines: readonly SnippetLine[]): string | undefined {
  const other = lines.find((each) => each.sign !== line.sign && nameOf(each) === nameOf(line));
  return other && cutAround(line.text, other.text, LONGEST);
}

const nameOf = ({ text }: SnippetLine): string => text.split(':', 1)[0] ?? '';
