import { byteLowercase, type Header, type HeaderList } from '../../fetch/header-list.ts';
import { textAmongUrls } from './grammars.ts';
import { pooled } from './header-pool.ts';
import { ruleOf } from './kept-headers.ts';
import { isPlainWord } from './plain-word.ts';
import { rememberingObjects, rememberingUnchanged } from './remembering.ts';
import { tagger } from './tag.ts';
import { redactUrl } from './url.ts';

/**
 * Keeps what is known to be harmless and replaces everything else, in everything that the recorder takes in. Equal
 * values of one salt get equal tags, so what had two URLs still has two. What was redacted before stays as it is.
 */
export class Redactor {
  private readonly tagOf: (value: string) => string;
  private readonly urlOf: (url: string) => string;

  /**
   * `salt`: random, the same for everything of one session, and never saved. `remember` is told of each part of a URL
   * that is masked.
   */
  constructor(salt: string = crypto.randomUUID(), remember: (tag: string, part: string) => void = () => {}) {
    const tagOf = tagger(salt);
    this.tagOf = tagOf;
    const tagOfUrl = (part: string): string => {
      const tag = tagOf(part);
      if (tag !== part) remember(tag, part);
      return tag;
    };
    this.urlOf = rememberingUnchanged((url) => redactUrl(url, tagOfUrl));
  }

  url(url: string): string {
    return this.urlOf(url);
  }

  /** The URL of a request without its fragment, which is never sent. */
  requestUrl(url: string): string {
    return this.urlOf(url.replace(/#.*$/s, ''));
  }

  /** A sentence of a browser, the name of a function, the title of a page: words and URLs. */
  text(text: string): string {
    return textAmongUrls(text, this.tagOf);
  }

  /** A method, a type, the name of a header: one word. Where it is none, its tag is a word. */
  word(word: string): string {
    return isPlainWord(word) ? word : this.tagOf(word);
  }

  /** A value that is only compared. */
  id(id: string): string {
    return /^-?\d{1,9}$/.test(id) || isPlainWord(id) ? id : this.tagOf(id);
  }

  /** Each line with its secrets hidden, in their order. */
  readonly headers = rememberingObjects(
    (list: HeaderList): HeaderList =>
      list.map((header) => (header.secret ? header : pooled(header, (each) => this.header(each)))),
  );

  private header({ name, value }: Header): Header {
    const rule = ruleOf(byteLowercase(name));
    const kept = isPlainWord(name) ? name : this.tagOf(byteLowercase(name));
    if (rule === undefined)
      return { name: kept, value: this.tagOf(value), secret: true, length: value.length };
    let isMasked = false;
    const remembered = rule.grammar(value, (secret) => {
      isMasked = true;
      return this.tagOf(secret);
    });
    return rule.because === 'credentials' && isMasked
      ? { name: kept, value: remembered, secret: true }
      : { name: kept, value: remembered };
  }
}
