import type { Diagnosis } from '../diagnosis/types.ts';
import type { Hop } from '../exchange/exchange.ts';
import type { HeaderList } from '../fetch/header-list.ts';
import { changesAt } from '../policy/answer-change.ts';
import type { Place } from '../policy/policy-change.ts';

type Station = 'preflight-request' | 'preflight-answer' | 'request' | 'response';
export type HeaderTabKey = `${number}:${Station}`;

/** One station of the journey that has headers, or would have had. */
export type HeaderTab = {
  readonly key: HeaderTabKey;
  readonly label: string;
  /** Method and URL. */
  readonly requestLine: string;
  /** Null where they were not seen. */
  readonly headerList: HeaderList | null;
  readonly status: number | null;
  /** Which answer it is; null for what was sent. */
  readonly place: Place | null;
  readonly hop: number;
  /** Whether this is the answer that was judged and refused. */
  readonly refused: boolean;
};

export function headerTabs(diagnosis: Diagnosis): readonly HeaderTab[] {
  const { hops } = diagnosis.exchange;
  return hops.flatMap((hop, index) => tabsOfHop(diagnosis, hop, index, hops.length));
}

/** The answer on which the diagnosis rests, else the last thing that was seen. */
export function decidingTab(diagnosis: Diagnosis): HeaderTabKey {
  const tabs = headerTabs(diagnosis);
  const refused = tabs.find((tab) => tab.refused);
  const warned = tabs.find((tab) => isAdvised(diagnosis, tab));
  const last = tabs.findLast(({ place }) => place === 'response' || place === 'redirect') ?? tabs.at(-1);
  return (refused ?? warned ?? last)?.key ?? '0:request';
}

/** Whether the first warning is about this answer. */
function isAdvised({ verdict, warnings: [first], hop }: Diagnosis, tab: HeaderTab): boolean {
  if (verdict !== 'allowed' || first === undefined || tab.place === null || tab.hop !== hop) return false;
  return changesAt(first.change, tab.place).length > 0;
}

function tabsOfHop(diagnosis: Diagnosis, hop: Hop, index: number, hops: number): readonly HeaderTab[] {
  const number = hops > 1 ? ` ${index + 1}` : '';
  const isRedirect = index < hops - 1 || (diagnosis.phase === 'redirect' && diagnosis.hop === index);
  const decidedAt = (phase: Place): boolean =>
    diagnosis.verdict === 'blocked' && diagnosis.hop === index && diagnosis.phase === phase;
  const tabs: HeaderTab[] = [];
  const add = (tab: Pick<HeaderTab, 'key' | 'label' | 'headerList'> & Partial<HeaderTab>): void => {
    tabs.push({
      requestLine: `${hop.method} ${hop.url}`,
      status: null,
      place: null,
      hop: index,
      refused: false,
      ...tab,
    });
  };

  if (hop.preflight !== null) {
    const { requestHeaders, response } = hop.preflight;
    const requestLine = `OPTIONS ${hop.url}`;
    add({
      key: `${index}:preflight-request`,
      label: `Preflight${number}`,
      requestLine,
      headerList: requestHeaders,
    });
    if (response !== null) {
      add({
        key: `${index}:preflight-answer`,
        label: `Preflight’s answer${number}`,
        headerList: response.headerList,
        status: response.status,
        place: 'preflight',
        refused: decidedAt('preflight'),
      });
    }
  }
  if (hop.requestHeaders !== null || hop.preflight === null) {
    add({ key: `${index}:request`, label: `Request${number}`, headerList: hop.requestHeaders });
  }
  if (hop.response !== null) {
    const place = isRedirect ? 'redirect' : 'response';
    add({
      key: `${index}:response`,
      label: isRedirect ? `Redirect${number}` : `Response${number}`,
      headerList: hop.response.headerList,
      status: hop.response.status,
      place,
      refused: decidedAt(place),
    });
  }
  return tabs;
}
