import { CopyButton } from './CopyButton.tsx';
import { Printable } from './Printable.tsx';
import { type SnippetLine, snippetText } from './snippet-lines.ts';
import './Snippet.css';

const SIGNS = { add: '+', remove: '−', comment: '' } as const satisfies Record<SnippetLine['sign'], string>;
const WORDS = { add: 'add', remove: 'remove', comment: '' } as const satisfies Record<
  SnippetLine['sign'],
  string
>;

/** What goes is recognised by its beginning. */
const LONGEST_REMOVED = 300;

/** Lines to remove and to add, each with its sign. What is copied is what to add. */
export function Snippet({ lines }: { lines: readonly SnippetLine[] }) {
  const text = snippetText(lines);
  return (
    <div class="snippet">
      {/* biome-ignore lint/a11y/useSemanticElements: these are no fields */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can scroll must be reachable by keys */}
      <div class="snippet-lines" role="group" tabIndex={0} aria-label="Headers to change">
        <pre>
          <code>
            {lines.map((line, index) => (
              <span key={index} class="snippet-line" data-sign={line.sign}>
                <span class="snippet-sign" aria-hidden="true">
                  {SIGNS[line.sign]}
                </span>
                {WORDS[line.sign] !== '' && <span class="sr">{WORDS[line.sign]}: </span>}
                <bdi>
                  <Printable text={line.sign === 'add' ? line.text : shorten(line.text)} />
                </bdi>
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

function shorten(line: string): string {
  return line.length <= LONGEST_REMOVED ? line : `${line.slice(0, LONGEST_REMOVED)}…`;
}
