import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Option } from '../filter/complete.ts';
import { numberOf } from '../ui/count-words.ts';
import { Printable } from '../ui/Printable.tsx';

type FilterOptionsProps = {
  id: string;
  options: readonly Option[];
  active: number;
  onAccept: (option: Option) => void;
};

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/**
 * The options of the filter field: keys with what they find, or values with their counts. The field keeps the focus.
 */
export function FilterOptions({ id, options, active, onAccept }: FilterOptionsProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  return (
    <div
      ref={box}
      id={id}
      class="filter-options"
      role="listbox"
      aria-label="Completions"
      tabIndex={-1}
      hidden={options.length === 0}
      onPointerDown={(event) => event.preventDefault()}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
        <div
          key={option.insert}
          id={optionId(id, index)}
          role="option"
          class="filter-option"
          aria-selected={index === active}
          onClick={() => onAccept(option)}
        >
          <bdi class="filter-option-label">
            <Printable text={option.label} />
          </bdi>
          <span class="filter-option-note">
            {option.count === null ? (
              option.finds
            ) : (
              <>
                <span aria-hidden="true">{option.count.toLocaleString('en')}</span>
                <span class="sr">{numberOf(option.count, 'exchange')}</span>
              </>
            )}
          </span>
        </div>
      ))}
    </div>
  );
}
