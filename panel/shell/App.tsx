import { useMemo } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { createFiles, FilesProvider } from '../state/opened-file.ts';
import { DropTarget } from './DropTarget.tsx';
import { Panel } from './Panel.tsx';

/** The panel, with the session of the tab or of an opened file. The tab is recorded in both cases. */
export function App({ tab }: { tab: Session }) {
  const files = useMemo(() => createFiles(tab), [tab]);
  const session = files.session.value;
  return (
    <FilesProvider value={files}>
      {/* Another session starts with nothing expanded. */}
      <Panel key={session} session={session} />
      <DropTarget files={files} />
    </FilesProvider>
  );
}
