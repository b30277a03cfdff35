import { useEffect, useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';
import { Icon } from './icons.tsx';
import './CopyButton.css';

const SHOWN_FOR = 2000;

/** Copies the text and says whether that worked. */
export function CopyButton({ text }: { text: string }) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [result]);
  return (
    <div class="copy">
      <button type="button" class="button" onClick={() => setResult(copyText(text) ? 'copied' : 'failed')}>
        <Icon name={result === 'copied' ? 'check' : 'copy'} size={14} />
        Copy
      </button>
      <span class="copy-result" role="status">
        {result === 'copied' && 'Copied'}
        {result === 'failed' && 'Not copied: select the lines and copy them by hand'}
      </span>
    </div>
  );
}
