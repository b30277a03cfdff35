import type { Block } from '../../../markdown/page.ts';
import { ExampleView } from './ExampleView.tsx';
import { Inlines } from './Inlines.tsx';
import { ReferenceTable } from './ReferenceTable.tsx';
import './Blocks.css';

type BlocksProps = {
  blocks: readonly Block[];
  /** Hides the verdict of examples, where a question asks for it. */
  hidesVerdict?: boolean;
};

/** Shows the blocks of a page's Markdown. */
export function Blocks({ blocks, hidesVerdict = false }: BlocksProps) {
  return (
    <>
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} hidesVerdict={hidesVerdict} />
      ))}
    </>
  );
}

function BlockView({ block, hidesVerdict }: { block: Block; hidesVerdict: boolean }) {
  switch (block.kind) {
    case 'heading': {
      // The page's title is the h2.
      const Heading = block.depth === 2 ? 'h3' : 'h4';
      return (
        <Heading id={headingId(block.anchor)} tabIndex={-1}>
          <Inlines text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Inlines text={block.text} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            <li key={index}>
              <Blocks blocks={item.blocks} hidesVerdict={hidesVerdict} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <ReferenceTable head={block.head} rows={block.rows} />;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'exchange':
      return <ExampleView example={block} hidesVerdict={hidesVerdict} />;
  }
}

/** The id of a heading. The prefix keeps it apart from the panel's other ids. */
export const headingId = (anchor: string): string => `read-${anchor}`;
