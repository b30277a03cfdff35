import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { UnusableInput } from '../../src/index.ts';
import { type FileSession, openFile } from '../session/file-session.ts';
import type { Session } from '../session/session.ts';

/** Why a file was not opened. `name` is null if several files were dropped. */
export type Problem = { readonly name: string | null; readonly reason: string };

/** The session that the panel shows: that of the tab, or of a file until it is closed. */
export type Files = {
  readonly session: ReadonlySignal<Session>;
  /** The name of a file that is being read but not shown yet. */
  readonly opening: ReadonlySignal<string | null>;
  readonly problem: Signal<Problem | null>;
  /** What takes the focus when it is next drawn; the control that had it may be gone. */
  readonly focus: Signal<'opened file' | 'open button' | null>;
  /**
   * Opens one file. Given several, it opens none and reports a problem. If the file is unusable, the panel stays as it
   * is.
   */
  open(files: readonly File[]): Promise<void>;
  /** Stops reading the file and returns to the tab. */
  close(): void;
};

export function createFiles(tab: Session): Files {
  const session = signal<Session>(tab);
  const opening = signal<string | null>(null);
  const problem = signal<Problem | null>(null);
  const focus = signal<'opened file' | 'open button' | null>(null);
  /** The number of the latest request to open or close a file. The result of an older one is ignored. */
  let asked = 0;
  let opened: FileSession | null = null;

  const show = (next: FileSession | null): void => {
    opened?.close();
    opened = next;
    session.value = next ?? tab;
    focus.value = next === null ? 'open button' : 'opened file';
  };

  return {
    session,
    opening,
    problem,
    focus,
    async open(files) {
      const [file] = files;
      if (file === undefined) return;
      if (files.length > 1) {
        problem.value = {
          name: null,
          reason: `These are ${files.length} files. Only one can be opened at a time.`,
        };
        return;
      }
      asked += 1;
      const own = asked;
      problem.value = null;
      opening.value = file.name;
      try {
        const next = await openFile(file);
        if (own === asked) show(next);
        else next.close();
      } catch (error) {
        if (!(error instanceof UnusableInput)) throw error;
        if (own === asked) problem.value = { name: file.name, reason: error.message };
      } finally {
        if (own === asked) opening.value = null;
      }
    },
    close() {
      asked += 1;
      const isReading = opening.value !== null;
      opening.value = null;
      if (isReading) focus.value = 'open button';
      else show(null);
    },
  };
}

const FilesContext = createContext<Files | null>(null);
export const FilesProvider = FilesContext.Provider;

export function useFiles(): Files {
  const files = useContext(FilesContext);
  if (files === null) throw new Error('There is no FilesProvider above.');
  return files;
}
