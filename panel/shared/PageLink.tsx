import type { ComponentChildren } from 'preact';
import { useLearn } from './learn-context.ts';

type PageLinkProps = {
  page: string;
  anchor?: string | null;
  isCurrent?: boolean;
  children: ComponentChildren;
};

/**
 * A link to a page of Learn. It always opens in the panel, because the page has no URL that a browser tab could open.
 */
export function PageLink({ page, anchor = null, isCurrent = false, children }: PageLinkProps) {
  const learn = useLearn();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    if (event.button === 0) learn.open(page, anchor);
  };
  return (
    <a
      href={`#${page}`}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={open}
      onAuxClick={(event) => event.preventDefault()}
    >
      {children}
    </a>
  );
}
