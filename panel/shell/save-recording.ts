import type { Session } from '../session/session.ts';
import { recordingName } from './recording-name.ts';

/** Saves everything recorded, without secrets, as a file that Crosscheck can open. */
export function saveRecording(session: Session): void {
  const { navigations } = session.snapshot();
  download(session.recording(), recordingName(navigations.at(-1)?.url ?? null, new Date()));
}

/** In ms: the browser must have begun the download before the URL is revoked. */
const LONG_ENOUGH = 60_000;

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), LONG_ENOUGH);
}
