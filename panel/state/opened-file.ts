import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { UnusableInput } from '../../src/index.ts';
import { type FileSession, openFile } from '../session/file-session.ts';
import type { Session } from '../session/session.ts';

/** Why something was not opened. `name` is the file's, null where it is about none. */
export type Problem = { readonly name: string | null; readonly reason: string };

/** Which session the panel shows: the tab's, or that of a file until it is closed. */
export type Files = {
  readonly session: ReadonlySignal<Session>;
  /** The name of the file that is being read and of which nothing is shown yet. */
  readonly opening: ReadonlySignal<string | null>;
  readonly problem: Signal<Problem | null>;
  /** What takes the focus when it is drawn next: the control that was used may be gone by then. */
  readonly focus: Signal<'opened file' | 'open button' | null>;
  /** Opens one file; of several none, because nobody can tell which. What is shown stays if it is of no use. */
  open(files: readonly File[]): Promise<void>;
  /** Stops to read, and goes back to the tab. */
  close(): void;
};

export function createFiles(tab: Session): Files {
  const session = signal<Session>(tab);
  const opening = signal<string | null>(null);
  const problem = signal<Problem | null>(null);
  const focus = signal<'opened file' | 'open button' | null>(null);
  /** Counts what was asked for: what was asked for before counts no longer. */
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
          reason: `Of these ${files.length} files, one at a time can be opened.`,
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
