import type { Nodes, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type Block, type Inlines, type ListItem, type Page, plainText, type Target } from './page.ts';
import { readExample } from './read-example.ts';

/** Reads one Markdown file. What the panel could not show is an error, never left out. */
export function readPage(id: string, source: string): Page {
  const { frontMatter, text } = splitFrontMatter(source);
  const { children } = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const reader = new PageReader(id, frontMatter);
  const [title, ...rest] = children;
  if (title?.type !== 'heading' || title.depth !== 1) throw new Error(`${id}: begins with no title`);
  return { id, title: plainText(reader.inlines(title.children)), frontMatter, blocks: reader.blocks(rest) };
}

function splitFrontMatter(source: string) {
  const [, front = '', text = source] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const lines = [...front.matchAll(/^(\w+): (.+)$/gm)].map(([, key = '', value = '']) => [key, value]);
  return { frontMatter: Object.fromEntries(lines) as Record<string, string>, text };
}

/** As code hosts make them, so that a link to a heading works there, too. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

class PageReader {
  readonly #id: string;
  readonly #frontMatter: Readonly<Record<string, string>>;

  constructor(id: string, frontMatter: Readonly<Record<string, string>>) {
    this.#id = id;
    this.#frontMatter = frontMatter;
  }

  blocks(nodes: readonly RootContent[]): readonly Block[] {
    return nodes.map((node): Block => {
      switch (node.type) {
        case 'heading': {
          if (node.depth !== 2 && node.depth !== 3) return this.#refuse(node);
          const text = this.inlines(node.children);
          return { kind: 'heading', depth: node.depth, anchor: anchorOf(plainText(text)), text };
        }
        case 'paragraph':
          return { kind: 'paragraph', text: this.inlines(node.children) };
        case 'list': {
          const items = node.children.map(
            ({ checked, children }): ListItem => ({
              checked: checked ?? null,
              blocks: this.blocks(children),
            }),
          );
          return { kind: 'list', ordered: node.ordered === true, items };
        }
        case 'table':
          return this.#table(node);
        case 'code':
          if (node.lang === 'exchange')
            return readExample(node.value, node.meta ?? this.#frontMatter.id ?? null);
          return { kind: 'code', language: node.lang ?? null, text: node.value };
        default:
          return this.#refuse(node);
      }
    });
  }

  inlines(nodes: readonly PhrasingContent[]): Inlines {
    return nodes.map((node): Inlines[number] => {
      switch (node.type) {
        case 'text':
          return node.value.replaceAll('\n', ' ');
        case 'inlineCode':
          return { kind: 'code', text: node.value };
        case 'emphasis':
        case 'strong':
          return { kind: node.type, text: this.inlines(node.children) };
        case 'link':
          return { kind: 'link', to: this.#target(node.url), text: this.inlines(node.children) };
        default:
          return this.#refuse(node);
      }
    });
  }

  #table({ children: [head, ...rows] }: Table): Block {
    const cells = (row: Table['children'][number] | undefined) =>
      row?.children.map((cell) => this.inlines(cell.children)) ?? [];
    return { kind: 'table', head: cells(head), rows: rows.map(cells) };
  }

  /** A file of docs/ is a page, a folder of it the list of its pages. */
  #target(url: string): Target {
    if (/^https:\/\//.test(url)) return { href: url };
    const { protocol, pathname, hash } = new URL(url, `file:///${this.#id}.md`);
    if (protocol !== 'file:' || !/(\.md|\/)$/.test(pathname))
      throw new Error(`${this.#id}: links to ${url}, which is neither a page nor https`);
    const page = pathname.slice(1).replace(/(\.md|\/)$/, '');
    return { page, anchor: hash === '' ? null : decodeURIComponent(hash.slice(1)) };
  }

  #refuse(node: Nodes): never {
    throw new Error(`${this.#id}, line ${node.position?.start.line}: the panel cannot show ${node.type}`);
  }
}
