import { useId, useState } from 'preact/hooks';
import type { Snippet as StackSnippet } from '../../../src/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { Value } from '../../ui/Value.tsx';
import { Snippet } from './Snippet.tsx';

/** The change as code for each stack, the recognised stack first. A single stack needs no tabs. */
export function Snippets({ snippets }: { snippets: readonly StackSnippet[] }) {
  const id = useId();
  const [chosen, choose] = useState<string | null>(null);
  const current = snippets.find((snippet) => snippet.id === chosen) ?? snippets[0];
  if (current === undefined) return null;
  if (snippets.length === 1) return <Snippet lines={current.lines} />;
  return (
    <>
      <Tabs
        label="Stack"
        panelId={`${id}-panel`}
        selected={current.id}
        onSelect={choose}
        tabs={snippets.map(({ id: key, name }) => ({ key, label: name, icon: null }))}
      />
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-panel-${current.id}`}>
        <Snippet lines={current.lines} />
        {current.reason !== null && (
          <p class="note change-where">
            <Icon name="info" size={14} tone="muted" />
            <span>
              {current.name} recognised by <Value value={current.reason} plain />.
            </span>
          </p>
        )}
      </div>
    </>
  );
}
