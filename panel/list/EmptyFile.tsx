import type { OpenedFile } from '../session/session.ts';
import './EmptyState.css';

/** Shown for a file that has no exchange to list, or none yet. */
export function EmptyFile({ file }: { file: OpenedFile }) {
  return (
    <main class="empty">
      {file.read < 1 ? (
        <h2>Reading the file</h2>
      ) : (
        <>
          <h2>No request to another origin in this file</h2>
          <p>
            Every request in it stayed within the page’s own origin, was a navigation, or came from the
            browser itself. CORS applies to none of these.
          </p>
        </>
      )}
    </main>
  );
}
