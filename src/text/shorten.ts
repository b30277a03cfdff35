/** At most `limit` characters: a longer value loses its middle, because the ends tell values apart. */
export function shorten(value: string, limit: number): string {
  if (value.length <= limit) return value;
  const half = Math.floor((limit - 1) / 2);
  return `${value.slice(0, half)}…${value.slice(-half)}`;
}
