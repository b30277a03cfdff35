import { useId } from 'preact/hooks';
import type { Diagnosis, HeaderTab, HeaderTabKey } from '../../../src/index.ts';
import type { Session } from '../../session/session.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { HeaderTable } from './HeaderTable.tsx';
import './Headers.css';

type HeadersProps = {
  diagnosis: Diagnosis;
  session: Session;
  tabs: readonly HeaderTab[];
  tab: HeaderTabKey | null;
  onTab: (tab: HeaderTabKey) => void;
};

/** The headers on the wire at each station; those that matter for CORS come first. */
export function Headers({ diagnosis, session, tabs, tab, onTab }: HeadersProps) {
  const id = useId();
  const current = tabs.find(({ key }) => key === tab) ?? tabs[0];
  if (current === undefined) return null;
  return (
    <section class="headers section" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>Headers</h3>
      <div class="headers-frame">
        <Tabs
          label="Station"
          panelId={`${id}-panel`}
          selected={current.key}
          onSelect={onTab}
          tabs={tabs.map(({ key, label, status, refused }) => ({
            key,
            icon: refused ? 'fails' : null,
            label: status === null ? label : `${label}${/\d$/.test(label) ? ' · ' : ' '}${status}`,
          }))}
        />
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-panel-${current.key}`}>
          <HeaderTable key={current.key} diagnosis={diagnosis} session={session} tab={current} />
        </div>
      </div>
    </section>
  );
}
