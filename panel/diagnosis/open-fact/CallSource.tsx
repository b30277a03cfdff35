import { useEffect, useState } from 'preact/hooks';
import type { CallSite } from '../../../src/index.ts';
import type { Session } from '../../session/session.ts';
import type { SourceLine } from '../../session/source-lines.ts';
import { CallSiteLink } from '../../shared/CallSiteLink.tsx';
import { Printable } from '../../ui/Printable.tsx';
import './CallSource.css';

type CallSourceProps = { site: CallSite; session: Session };

/** The place of a call and, where DevTools has the script, its lines, so that the reader need not look it up. */
export function CallSource({ site, session }: CallSourceProps) {
  const lines = useSource(site, session);
  return (
    <div class="call-source">
      <p>
        <CallSiteLink site={site} session={session} />
      </p>
      {lines.length > 0 && (
        <ol start={lines[0]?.number} aria-label="The page’s code">
          {lines.map(({ number, text, isCall }) => (
            <li key={number} aria-current={isCall ? 'true' : undefined}>
              <code>
                <Printable text={text} />
              </code>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function useSource(site: CallSite, { sourceOf }: Session): readonly SourceLine[] {
  const [lines, setLines] = useState<readonly SourceLine[]>([]);
  const { url, line, column } = site;
  useEffect(() => {
    let isShown = true;
    void sourceOf?.({ functionName: '', url, line, column }).then((found) => {
      if (isShown) setLines(found);
    });
    return () => {
      isShown = false;
    };
  }, [sourceOf, url, line, column]);
  return lines;
}
