import { Icon } from '../ui/icons.tsx';
import { useLearn } from './learn-context.ts';

type LearnButtonProps = {
  label?: string;
  /** The page to open; without one, the page that was open last. */
  page?: string;
};

export function LearnButton({ label = 'Learn', page }: LearnButtonProps) {
  const learn = useLearn();
  return (
    <button type="button" class="tool" data-command="learn" onClick={() => learn.open(page)}>
      <Icon name="book" />
      <span class="word">{label}</span>
    </button>
  );
}
