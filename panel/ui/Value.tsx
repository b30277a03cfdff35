import { useState } from 'preact/hooks';
import { MoreButton } from './MoreButton.tsx';
import { Printable } from './Printable.tsx';
import './Value.css';

type ValueProps = {
  value: string;
  mark?: 'wrong' | 'right' | undefined;
  /** Leaves out the chip around the value. */
  plain?: boolean;
  limit?: number;
  /** The shown part of a cut value; without it, the beginning. */
  cut?: string | undefined;
};

/** Chips up to this length stay on one line. */
const UNBROKEN = 36;

/**
 * A value from a page or server, in the code font and isolated from our text's direction. Long ones are cut and can be
 * expanded.
 */
export function Value({ value, mark, plain = false, limit = plain ? 400 : 200, cut }: ValueProps) {
  const [isWhole, setWhole] = useState(false);
  const isLong = value.length > limit;
  const kind = plain ? '' : value.length <= UNBROKEN ? ' chip unbroken' : ' chip';
  return (
    <>
      <code class={`value${kind}`} data-mark={mark} dir="auto">
        {value === '' ? (
          <i class="empty-value">empty</i>
        ) : (
          <Printable text={isLong && !isWhole ? (cut ?? value.slice(0, limit)) : value} />
        )}
      </code>
      {isLong && (
        <MoreButton
          isWhole={isWhole}
          onToggle={() => setWhole(!isWhole)}
          more={`… show all ${value.length.toLocaleString('en')} characters`}
        />
      )}
    </>
  );
}
