/** E.g. `crosscheck-shop.example.com-2026-02-03-104209.json`: the page's host and the local time. */
export function recordingName(page: string | null, now: Date): string {
  const host = page !== null && URL.canParse(page) ? new URL(page).host : '';
  // Every file system accepts these characters.
  const safe = host
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 100);
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('');
  return `${['crosscheck', safe === '' ? 'recording' : safe, date, time].join('-')}.json`;
}
