/** One comparison of ours with a peer or a limit, taken in one run: absolute figures drift, ratios hold. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** ours / peer. */
  readonly ratio: number;
  readonly limit: { readonly kind: 'atMost' | 'atLeast'; readonly ratio: number };
  readonly isMet: boolean;
  /** How it was taken, and what else belongs to the figure. */
  readonly notes?: readonly string[];
}

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  readonly limit: Comparison['limit'];
  readonly notes?: readonly string[];
}

export function compare(figure: Figure): Comparison {
  const ratio = figure.ours / figure.peer;
  const isMet = figure.limit.kind === 'atMost' ? ratio <= figure.limit.ratio : ratio >= figure.limit.ratio;
  return { ...figure, ratio, isMet };
}

/** The middle of what was measured. Throws on nothing: a figure nobody took is no figure. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** The value that this share of what was measured does not exceed (nearest rank). Throws on nothing. */
export function percentile(values: readonly number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

/** Takes each figure in turn, round after round, so that what else the machine does meets all of them alike. */
export async function inTurns<N extends string>(options: {
  readonly rounds: number;
  /** Before the first round that counts. */
  readonly warmUpRounds: number;
  readonly takes: Readonly<Record<N, () => Promise<number>>>;
}): Promise<Record<N, number[]>> {
  const entries = Object.entries<() => Promise<number>>(options.takes);
  const taken = new Map(entries.map(([name]) => [name, new Array<number>()]));
  for (let round = -options.warmUpRounds; round < options.rounds; round += 1) {
    for (const [name, take] of entries) {
      const value = await take();
      if (round >= 0) taken.get(name)?.push(value);
    }
  }
  return Object.fromEntries(taken) as Record<N, number[]>;
}
