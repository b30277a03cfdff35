import { useRef } from 'preact/hooks';
import { Icon, type IconName } from './icons.tsx';
import './Tabs.css';

type TabsProps<Key extends string> = {
  label: string;
  /** The id of the element that shows the selected tab's content. A tab's id is `panelId`, then its key. */
  panelId: string;
  tabs: readonly { readonly key: Key; readonly label: string; readonly icon: IconName | null }[];
  selected: Key;
  onSelect: (key: Key) => void;
};

/** Tabs by the ARIA pattern: Tab stops once, the arrow keys move between tabs. */
export function Tabs<Key extends string>({ label, panelId, tabs, selected, onSelect }: TabsProps<Key>) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const now = tabs.findIndex(({ key }) => key === selected);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (now + 1) % tabs.length,
      ArrowLeft: (now - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = targets[event.key];
    const tab = target === undefined ? undefined : tabs[target];
    if (target === undefined || tab === undefined) return;
    event.preventDefault();
    onSelect(tab.key);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[target]?.focus();
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          id={`${panelId}-${tab.key}`}
          aria-controls={panelId}
          aria-selected={tab.key === selected}
          tabIndex={tab.key === selected ? 0 : -1}
          onClick={() => onSelect(tab.key)}
        >
          {tab.icon !== null && <Icon name={tab.icon} size={14} tone="blocked" />}
          {tab.label}
        </button>
      ))}
    </div>
  );
}
