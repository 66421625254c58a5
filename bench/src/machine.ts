import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures were taken on; nothing that names a machine or a place. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  /** Of the minute before: above the number of cores, others worked too and times are worth little. */
  readonly loadBefore: number;
  readonly system: string;
  readonly node: string;
  readonly electron: string;
  readonly asterisk: string;
}

export function describeMachine(versions: { electron: string; asterisk: string }): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    loadBefore: Number((loadavg()[0] ?? 0).toFixed(2)),
    system: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    ...versions,
  };
}
