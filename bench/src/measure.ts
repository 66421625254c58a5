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
