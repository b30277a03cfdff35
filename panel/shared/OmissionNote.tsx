import type { Text } from '../../src/index.ts';
import { Icon } from '../ui/icons.tsx';
import { RichText } from '../ui/RichText.tsx';

/** Says what the browser's own message leaves out. */
export function OmissionNote({ text }: { text: Text | null }) {
  if (text === null) return null;
  return (
    <p class="verdict-omission">
      <Icon name="info" size={14} />
      <span>
        <RichText text={text} />
      </span>
    </p>
  );
}
