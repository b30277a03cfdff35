import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { traffic } from './traffic.ts';

/**
 * Writes the traffic as a HAR like DevTools' export. With webRequest's events it would be three times as long, too much
 * for the panel.
 */
export async function saveTraffic(path: string, count: number, seed: number): Promise<void> {
  const file = createWriteStream(path);
  const creator = JSON.stringify({ name: 'WebInspector', version: '537.36' });
  file.write(`{"log":{"version":"1.2","creator":${creator},"pages":[],"entries":[\n`);
  let separator = '';
  for (const news of traffic(count, seed)) {
    for (const each of news) {
      if (each.kind !== 'entry') continue;
      file.write(`${separator}${JSON.stringify(each.entry)}`);
      separator = ',\n';
    }
  }
  file.end('\n]}}\n');
  await finished(file);
}
