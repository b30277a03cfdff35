import type { CallSite } from '../../src/index.ts';
import { Icon } from '../icons.tsx';
import type { Session } from '../session/session.ts';
import { Printable } from './Printable.tsx';
import { printableText } from './printable.ts';
import { hostOf, pathOf } from './url-parts.ts';

type CallSiteLinkProps = { site: CallSite; session: Session };

/** Where in the page's code the request was made; opens there in the Sources panel. */
export function CallSiteLink({ site, session }: CallSiteLinkProps) {
  const { functionName, url, line, column } = site;
  const file = pathOf(url).split('?')[0]?.split('/').at(-1) || hostOf(url);
  const place = `${file.slice(0, 80)}:${line}:${column}`;
  return (
    <>
      <Icon name="code" size={14} />
      <button
        type="button"
        class="link"
        title={`Open ${printableText(url.slice(0, 500))} in Sources`}
        onClick={() => session.openCallSite(site)}
      >
        <bdi>
          <Printable text={functionName === '' ? place : `${functionName.slice(0, 80)}, ${place}`} />
        </bdi>
      </button>
    </>
  );
}
