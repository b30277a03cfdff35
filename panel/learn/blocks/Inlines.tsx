import type { Inline, Inlines as Text } from '../../../markdown/page.ts';
import { PageLink } from '../../shared/PageLink.tsx';
import { Icon } from '../../ui/icons.tsx';

export function Inlines({ text }: { text: Text }) {
  return (
    <>
      {text.map((inline, index) =>
        typeof inline === 'string' ? inline : <Marked key={index} inline={inline} />,
      )}
    </>
  );
}

function Marked({ inline }: { inline: Exclude<Inline, string> }) {
  switch (inline.kind) {
    case 'code':
      return <code>{inline.text}</code>;
    case 'emphasis':
      return (
        <em>
          <Inlines text={inline.text} />
        </em>
      );
    case 'strong':
      return (
        <strong>
          <Inlines text={inline.text} />
        </strong>
      );
    case 'link':
      return 'href' in inline.to ? (
        <OutsideLink href={inline.to.href} text={inline.text} />
      ) : (
        <PageLink page={inline.to.page} anchor={inline.to.anchor}>
          <Inlines text={inline.text} />
        </PageLink>
      );
  }
}

function OutsideLink({ href, text }: { href: string; text: Text }) {
  const last = text.at(-1);
  const [, start = '', word = ''] = typeof last === 'string' ? (/^(.*?)(\S*)$/s.exec(last) ?? []) : [];
  return (
    <a href={href} target="_blank" rel="noreferrer">
      <Inlines text={typeof last === 'string' ? [...text.slice(0, -1), start] : text} />
      {/* Keeps the icon on the line of the last word. */}
      <span class="outside">
        {word}
        <Icon name="external" size={12} />
      </span>
      <span class="sr"> (opens a tab)</span>
    </a>
  );
}
