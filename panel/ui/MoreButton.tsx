type MoreButtonProps = { isWhole: boolean; onToggle: () => void; more: string };

/** Folds and unfolds what is too long to be shown at once; `more` says what is hidden. */
export function MoreButton({ isWhole, onToggle, more }: MoreButtonProps) {
  return (
    <button type="button" class="link more-of-value" aria-expanded={isWhole} onClick={onToggle}>
      {isWhole ? 'show less' : more}
    </button>
  );
}
