import { mulberry } from '../bench/make-exports.ts';

/** What a run of a suite found, as it crosses to the runner. */
export interface Found {
  attempts: number;
  /** Attempts whose fault came while there was work to harm. */
  landed: number;
  violations: string[];
  longestMs: number;
  peakMb: number;
  /** Every possible point was taken, however many were asked for. */
  wholly?: boolean;
  /** Why it can't run on this machine; then nothing of it counts as passed. */
  notRun?: string;
}

/** One run of a suite: its numbers drawn from a seed, and what it counts. */
export class Run {
  readonly points: number;
  readonly random: () => number;
  /** Of its own, empty; gone afterwards. */
  readonly folder: string;
  /** Where the bundles lie. */
  readonly app: string;
  readonly found: Found = { attempts: 0, landed: 0, violations: [], longestMs: 0, peakMb: 0 };

  constructor(facts: { seed: number; points: number; folder: string; app: string }) {
    this.points = facts.points;
    this.folder = facts.folder;
    this.app = facts.app;
    this.random = mulberry(facts.seed);
  }

  /** 0 … below − 1 */
  pick(below: number): number {
    return Math.floor(this.random() * below);
  }

  violate(what: string): void {
    this.found.violations.push(what);
  }

  /** Counts what `work` takes; it gives false where its fault came too late. What it throws is a violation, for every expected end of it is a value. */
  async attempt(name: string, work: () => Promise<boolean>): Promise<void> {
    const startedAt = performance.now();
    this.found.attempts += 1;
    try {
      if (await work()) this.found.landed += 1;
    } catch (error) {
      this.found.landed += 1;
      this.violate(`${name}: ${error instanceof Error ? `${error.name} ${error.message}` : String(error)}`);
    }
    this.found.longestMs = Math.max(this.found.longestMs, performance.now() - startedAt);
  }

  /** Of a child, in kilobytes. */
  sawPeak(kilobytes: number): void {
    this.found.peakMb = Math.max(this.found.peakMb, kilobytes / 1024);
  }
}
