import { type CallSite, hostOf, pathOf, printableText } from '../../src/index.ts';
import type { Session } from '../session/session.ts';
import { Icon } from '../ui/icons.tsx';
import { Printable } from '../ui/Printable.tsx';

type CallSiteLinkProps = { site: CallSite; session: Session };

/** The place in the page's code that made the request; a click opens it in the Sources panel. */
export function CallSiteLink({ site, session }: CallSiteLinkProps) {
  const { functionName, url, line, column } = site;
  const file = pathOf(url).split('/').at(-1) || hostOf(url);
  const place = `${file.slice(0, 80)}:${line}:${column}`;
  const { openCallSite } = session;
  const words = (
    <bdi>
      <Printable text={functionName === '' ? place : `${functionName.slice(0, 80)}, ${place}`} />
    </bdi>
  );
  return (
    <>
      <Icon name="code" size={14} />
      {openCallSite === null ? (
        <span>{words}</span>
      ) : (
        <button
          type="button"
          class="link"
          title={`Open ${printableText(url.slice(0, 500))} in Sources`}
          onClick={() => openCallSite(site)}
        >
          {words}
        </button>
      )}
    </>
  );
}
