import type { Session, Snapshot } from '../session/session.ts';
import { Icon } from '../ui/icons.tsx';
import { saveRecording } from './save-recording.ts';

type SaveButtonProps = { session: Session; snapshot: Snapshot };

/** The button that saves the recording; off while a file is being read. */
export function SaveButton({ session, snapshot: { file } }: SaveButtonProps) {
  return (
    <button
      type="button"
      class="tool"
      title="Save recording: headers without secret values, no bodies"
      onClick={() => saveRecording(session)}
      disabled={file !== null && file.read < 1}
    >
      <Icon name="save" />
      <span class="word wide">Save recording</span>
    </button>
  );
}
