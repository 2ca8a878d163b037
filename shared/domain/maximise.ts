import { bfgs } from './bfgs.ts';

/** Of the mean log-likelihood; the slope by the parameters' logarithms. */
const ROUGH = { gain: 1e-7, slope: 1e-5, most: 200 };
const CLOSE = { gain: 1e-11, slope: 1e-8, most: 200 };

type LogLikelihood = (params: readonly number[]) => number;

/** `scale`: how many observations it sums over. */
const lossOf = (logLikelihood: LogLikelihood, scale: number) => (logs: readonly number[]) => {
  const value = -logLikelihood(logs.map(Math.exp)) / scale;
  return Number.isFinite(value) ? value : Infinity;
};

/**
 * Parameters, all above zero, where a log-likelihood is largest, and its value there. Searched among their logarithms from
 * (1, 1 …): first roughly, by a likelihood that costs less and lies near it, then from the best place.
 */
export function maximise(logLikelihood: LogLikelihood, rough: LogLikelihood, size: number, scale: number): { params: number[]; logLikelihood: number } {
  const start = bfgs(lossOf(rough, scale), new Array<number>(size).fill(0), ROUGH);
  const best = bfgs(lossOf(logLikelihood, scale), start.at, CLOSE, start.inverse);
  return { params: best.at.map(Math.exp), logLikelihood: -best.value * scale };
}
