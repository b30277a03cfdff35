import type { Navigation } from '../session/session.ts';
import { timeOfDay } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';
import { pure } from '../ui/pure.ts';
import './PageLine.css';

type PageLineProps = { id: string; navigation: Navigation | null };

/** Names the page of the exchanges below. It stays at the top while they scroll. */
export const PageLine = pure(({ id, navigation }: PageLineProps) => {
  return (
    <div class="page-line" id={id} role="presentation">
      <Icon name="page" size={14} />
      {navigation === null ? (
        <span class="page-line-url">Unknown page</span>
      ) : (
        <>
          <bdi class="page-line-url">
            <Printable text={navigation.url.slice(0, 400)} />
          </bdi>
          <time dateTime={new Date(navigation.startedAt).toISOString()}>
            {timeOfDay(navigation.startedAt)}
          </time>
        </>
      )}
    </div>
  );
});
