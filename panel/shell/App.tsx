import { useMemo } from 'preact/hooks';
import type { Session } from '../session/session.ts';
import { createFiles, FilesProvider } from '../state/opened-file.ts';
import { DropTarget } from './DropTarget.tsx';
import { Panel } from './Panel.tsx';

/** The panel over the tab's session or that of an opened file, one at a time. The tab is recorded all the while. */
export function App({ tab }: { tab: Session }) {
  const files = useMemo(() => createFiles(tab), [tab]);
  const session = files.session.value;
  return (
    <FilesProvider value={files}>
      {/* What one session folded open is nothing to the next. */}
      <Panel key={session} session={session} />
      <DropTarget files={files} />
    </FilesProvider>
  );
}
