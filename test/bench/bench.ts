/** One thing that was measured. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The most that it may be, in the same unit. */
  readonly limit?: number;
}

export interface BenchResult {
  readonly name: string;
  readonly figures: readonly Figure[];
}

/** The value below which a share of the values lies: 0.5 gives the median. */
export function quantileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
