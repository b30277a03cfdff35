import { splitAtTags } from '../../src/index.ts';

/** How many parts are remembered, and how many characters each may have. */
const MOST = 10_000;
const LONGEST = 2_000;

/**
 * What the tags in the URLs of this tab stand for. Only what DevTools itself told this page is known. It is shown to
 * the reader who asks for it, and opens scripts in Sources; it is never saved, copied or sent.
 */
export class MaskedParts {
  private readonly parts = new Map<string, string>();

  remember(tag: string, part: string): void {
    if (part.length > LONGEST) return;
    this.parts.delete(tag);
    this.parts.set(tag, part);
    const [oldest] = this.parts.keys();
    if (this.parts.size > MOST && oldest !== undefined) this.parts.delete(oldest);
  }

  /** The part that this tag stands for; null if it is not known, or no longer. */
  behind(tag: string): string | null {
    return this.parts.get(tag) ?? null;
  }

  /** The URL as DevTools told it. */
  unmask(url: string): string {
    return splitAtTags(url)
      .map((piece) => this.behind(piece) ?? piece)
      .join('');
  }

  clear(): void {
    this.parts.clear();
  }
}
