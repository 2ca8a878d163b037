/** Work done so far, in bytes, and when it was begun and last heard of (milliseconds). */
export interface Pace {
  done: number;
  total: number;
  startedAt: number;
  at: number;
}

export interface Estimate {
  /** 0–1; null while the whole isn't known. */
  share: number | null;
  bytesPerSecond: number | null;
  secondsLeft: number | null;
}

/** The first moments say nothing of the pace. */
const SETTLED_MS = 500;

/**
 * How far the work is and what is left at the pace so far.
 * Worked example: 2 MB of 8 MB after 4 seconds → a quarter, 0.5 MB a second, 12 seconds left.
 */
export function estimateProgress({ done, total, startedAt, at }: Pace): Estimate {
  const share = total > 0 ? Math.min(1, done / total) : null;
  const elapsed = at - startedAt;
  if (done <= 0 || elapsed < SETTLED_MS) return { share, bytesPerSecond: null, secondsLeft: null };
  const bytesPerSecond = done / (elapsed / 1000);
  return { share, bytesPerSecond, secondsLeft: total > 0 ? Math.ceil((total - Math.min(done, total)) / bytesPerSecond) : null };
}
