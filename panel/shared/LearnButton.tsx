import { Icon } from '../ui/icons.tsx';
import { useLearn } from './learn-context.ts';

export function LearnButton({ label = 'Learn' }: { label?: string }) {
  const learn = useLearn();
  return (
    <button type="button" class="tool" data-command="learn" onClick={() => learn.open()}>
      <Icon name="book" />
      <span class="word">{label}</span>
    </button>
  );
}
