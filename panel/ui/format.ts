const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** "10:42:07", in the reader's time zone. */
export function timeOfDay(milliseconds: number): string {
  return TIME.format(milliseconds);
}

/** "10:42:07.318" */
export function exactTimeOfDay(milliseconds: number): string {
  const fraction = Math.floor(((milliseconds % 1000) + 1000) % 1000);
  return `${timeOfDay(milliseconds)}.${String(fraction).padStart(3, '0')}`;
}
