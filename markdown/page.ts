/** A Markdown file of docs/ as data for the panel, without HTML. */
export type Page = {
  /** The path below docs/, without `.md`: `learn/caches`, `causes/origin-mismatch`. */
  readonly id: string;
  readonly title: string;
  readonly frontMatter: Readonly<Record<string, string>>;
  /** Everything below the title. */
  readonly blocks: readonly Block[];
};

export type Block =
  | { readonly kind: 'heading'; readonly depth: 2 | 3; readonly anchor: string; readonly text: Inlines }
  | { readonly kind: 'paragraph'; readonly text: Inlines }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | {
      readonly kind: 'table';
      readonly head: readonly Inlines[];
      readonly rows: readonly (readonly Inlines[])[];
    }
  | { readonly kind: 'code'; readonly language: string | null; readonly text: string }
  | Example;

/** `checked` is the box of a task list, which marks the right answers of the quiz. Null if there is no box. */
export type ListItem = { readonly checked: boolean | null; readonly blocks: readonly Block[] };

export type Inlines = readonly Inline[];
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly text: Inlines }
  | { readonly kind: 'link'; readonly to: Target; readonly text: Inlines };

/** Another page, or an address outside. */
export type Target = { readonly page: string; readonly anchor: string | null } | { readonly href: string };

/** A code block in the language `exchange`: HTTP messages and the verdict that the engine must reach. */
export type Example = {
  readonly kind: 'exchange';
  readonly parts: readonly ExamplePart[];
  /** A cause, or `allowed`. Null if the block names none. */
  readonly verdict: string | null;
};

export type ExamplePart =
  | { readonly kind: 'settings'; readonly lines: readonly ExampleLine[] }
  | { readonly kind: 'later'; readonly text: string }
  | { readonly kind: 'request' | 'response'; readonly start: string; readonly lines: readonly ExampleLine[] };

export type ExampleLine = { readonly name: string; readonly value: string };

/** The text without its formatting. */
export function plainText(text: Inlines): string {
  return text
    .map((inline) =>
      typeof inline === 'string' ? inline : inline.kind === 'code' ? inline.text : plainText(inline.text),
    )
    .join('');
}

/** Every link of these blocks, in order. */
export function linksOf(blocks: readonly Block[]): readonly Target[] {
  const inText = (text: Inlines): readonly Target[] =>
    text.flatMap((inline) => {
      if (typeof inline === 'string' || inline.kind === 'code') return [];
      return inline.kind === 'link' ? [inline.to] : inText(inline.text);
    });
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return inText(block.text);
      case 'list':
        return block.items.flatMap((item) => linksOf(item.blocks));
      case 'table':
        return [block.head, ...block.rows].flat().flatMap(inText);
      default:
        return [];
    }
  });
}

/** The whole text of these blocks, for the search. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.map(textOfBlock).join('\n');
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainText(block.text);
    case 'list':
      return block.items.map((item) => textOf(item.blocks)).join('\n');
    case 'table':
      return [block.head, ...block.rows].flat().map(plainText).join('\n');
    case 'code':
      return block.text;
    case 'exchange':
      return block.parts
        .flatMap((part) => ('lines' in part ? part.lines : []))
        .map(({ name, value }) => `${name}: ${value}`)
        .join('\n');
  }
}
