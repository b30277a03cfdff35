import type { Session, Snapshot } from '../session/session.ts';
import { Icon } from '../ui/icons.tsx';
import { recordingName } from './recording-name.ts';

type SaveButtonProps = { session: Session; snapshot: Snapshot };

/** Saves everything recorded, without secrets, as a file that Crosscheck can open. */
export function SaveButton({ session, snapshot: { navigations, file } }: SaveButtonProps) {
  const save = (): void => {
    const name = recordingName(navigations.at(-1)?.url ?? null, new Date());
    download(session.recording(), name);
  };
  return (
    <button
      type="button"
      class="tool"
      title="Save recording: headers without secret values, no bodies"
      onClick={save}
      disabled={file !== null && file.read < 1}
    >
      <Icon name="save" />
      <span class="word wide">Save recording</span>
    </button>
  );
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
