import { hostOf, pathAndQueryOf, printableText } from '../../src/index.ts';
import type { Entry } from '../entry/entry.ts';
import { secondLineOf } from '../entry/second-line.ts';
import { severityOf } from '../entry/severity.ts';
import { statusWords } from '../entry/status-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';
import { pure } from '../ui/pure.ts';
import { RichText } from '../ui/RichText.tsx';
import './ExchangeRow.css';

type ExchangeRowProps = {
  entry: Entry;
  id: string;
  top: number;
  isSelected: boolean;
  position: number;
  count: number;
};

/** Always two lines: method and path, then cause and host. The host is cut first, the status never. */
export const ExchangeRow = pure(({ entry, id, top, isSelected, position, count }: ExchangeRowProps) => {
  const { summary } = entry;
  const severity = severityOf(summary);
  const [{ url, method }] = summary.exchange.hops;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row
    <div
      role="option"
      id={id}
      class="row"
      style={{ top: `${top}px` }}
      title={printableText(url.slice(0, 2000))}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={count}
      data-entry={entry.id}
      data-verdict={summary.verdict}
      data-cause={summary.cause ?? undefined}
    >
      <Icon name={severity} tone={severity} />
      <span class="row-top">
        <span class="sr">{severity}</span>
        <span class="row-method">
          <Printable text={method.slice(0, 40)} />
        </span>
        <bdi class="row-path">
          <Printable text={pathAndQueryOf(url).slice(0, 400)} />
        </bdi>
      </span>
      <span class="row-status">{statusWords(summary)}</span>
      <span class="row-below">
        <span class="row-cause">
          <RichText text={secondLineOf(summary)} plain />
        </span>
        <bdi class="row-host">
          <Printable text={hostOf(url)} />
        </bdi>
      </span>
    </div>
  );
});
