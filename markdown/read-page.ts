import type { Nodes, PhrasingContent, RootContent, Table, Yaml } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { type Block, type Inlines, type ListItem, type Page, plainText, type Target } from './page.ts';
import { readExample } from './read-example.ts';

/** Parses one Markdown file. Throws if it contains anything that the panel cannot show. */
export function readPage(id: string, source: string): Page {
  const { children } = fromMarkdown(source, {
    extensions: [gfm(), frontmatter()],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
  });
  const [first, ...others] = children;
  const [frontMatter, title, rest] =
    first?.type === 'yaml' ? [fieldsOf(id, first), others[0], others.slice(1)] : [{}, first, others];
  if (title?.type !== 'heading' || title.depth !== 1) throw new Error(`${id}: has no title at its start`);
  const reader = new PageReader(id, frontMatter);
  return { id, title: plainText(reader.inlines(title.children)), frontMatter, blocks: reader.blocks(rest) };
}

/** The front matter. The only YAML that it may contain are lines of `name: value`. */
function fieldsOf(id: string, { value }: Yaml): Readonly<Record<string, string>> {
  const fields = value.split('\n').map((line) => {
    const [, name = '', text = ''] = /^(\w+): (.+)$/.exec(line) ?? [];
    if (name === '') throw new Error(`${id}: "${line}" in the front matter is not "name: value"`);
    return [name, text];
  });
  return Object.fromEntries(fields);
}

/** The anchor of a heading, built as code hosts do it, so that links to headings work there too. */
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

  /** Resolves a link. A `.md` file of docs/ is a page, a folder is the list of its pages. Throws for any other path. */
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
