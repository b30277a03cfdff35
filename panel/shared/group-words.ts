import { say, type Text } from '../../src/index.ts';
import { statusWords } from '../entry/status-words.ts';
import type { Group } from '../state/groups.ts';
import { numberOf } from '../ui/count-words.ts';

/** "3 endpoints on api.example.com", "7 endpoints on 3 hosts" */
export function whereWords(group: Group): Text {
  const hosts = hostsOf(group);
  const [host = ''] = hosts;
  const endpoints = numberOf(group.parts.length, 'endpoint');
  return say`${[endpoints]} on ${hosts.length === 1 ? host : [numberOf(hosts.length, 'host')]}`;
}

export function hostsOf({ parts, endpoint }: Group): readonly string[] {
  const endpoints = [endpoint, ...parts.map((part) => part.endpoint)].filter((each) => each !== null);
  return [...new Set(endpoints.map(({ host }) => host))];
}

/** "Wildcard origin with credentials", "Wildcard origin with credentials, and 2 more" */
export function causeWords({ parts }: Group): string {
  const titles = parts.map(({ cause }) => cause?.title ?? '');
  const [first = '', ...others] = titles;
  return others.length === 0 ? first : `${first}, and ${others.length} more`;
}

/** "401 ×51, 502 ×3", most frequent first. */
export function statusesOf({ entries }: Pick<Group, 'entries'>): string {
  const counts = new Map<string, number>();
  for (const { summary } of entries) {
    const status = statusWords(summary);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  if (counts.size === 1) return [...counts.keys()].join('');
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, 3).map(([status, count]) => `${status} ×${count.toLocaleString('en')}`);
  return sorted.length > 3 ? `${shown.join(', ')}, …` : shown.join(', ');
}
