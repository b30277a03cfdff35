import type { CDPSession } from 'playwright-core';

const FRAME = 1000 / 60;

/** The result of one measurement. */
export type Times = {
  /** Milliseconds of each repetition, as a user feels them. */
  readonly values: readonly number[];
  /** Milliseconds of processor time for each repetition, whatever else the machine does. */
  readonly work: number;
};

/** Runs a measurement in the session's renderer. Returns its times and their processor time. */
export async function measured(
  protocol: CDPSession,
  measure: () => Promise<readonly number[]>,
): Promise<Times> {
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await busy();
  const values = await measure();
  const work = ((await busy()) - before) / values.length;
  await protocol.send('Performance.disable');
  return { values, work };
}

/** Bytes in use after garbage collection. */
export async function heapOf(protocol: CDPSession): Promise<number> {
  await protocol.send('HeapProfiler.enable');
  await protocol.send('HeapProfiler.collectGarbage');
  const { usedSize } = await protocol.send('Runtime.getHeapUsage');
  return usedSize;
}

/** The dropped frames: one that took the time of three dropped two. */
export function droppedOf({ values, work }: Times): string {
  const due = values.reduce((sum, duration) => sum + Math.max(1, Math.round(duration / FRAME)), 0);
  const dropped = due - values.length;
  return `${dropped} of ${due}, ${((100 * dropped) / due).toFixed(1)} %; ${ms(work)} of work each`;
}

export function percentiles({ values, work }: Times): string {
  return `${spread(values)}; ${ms(work)} of work each`;
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string => ms(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`;
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

export function mb(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export function print(what: string, figures: string): void {
  process.stdout.write(`${what.padEnd(36)}${figures}\n`);
}
