import { nelderMead } from './nelder-mead.ts';

const RESTARTS = 20;
/** Of the parameters' logarithms and of the mean log-likelihood. */
const CLOSE = 1e-8;
const ROUGH = 1e-4;
const STEPS = { wide: 0.5, near: 0.05 };

type LogLikelihood = (params: readonly number[]) => number;

/** `scale`: how many observations it sums over. */
const lossOf = (logLikelihood: LogLikelihood, scale: number) => (logs: readonly number[]) => {
  const value = -logLikelihood(logs.map(Math.exp)) / scale;
  return Number.isFinite(value) ? value : Infinity;
};

/**
 * Parameters, all above zero, where a log-likelihood is largest, and its value there. Searched among their logarithms from
 * (1, 1 …): first roughly, by a likelihood that costs less and lies near it, then anew from the best place until that gains
 * nothing more.
 */
export function maximise(logLikelihood: LogLikelihood, rough: LogLikelihood, size: number, scale: number): { params: number[]; logLikelihood: number } {
  const start = nelderMead(lossOf(rough, scale), new Array<number>(size).fill(0), { step: STEPS.wide, close: ROUGH, most: 1000 });
  const loss = lossOf(logLikelihood, scale);
  let best = { at: start.at, value: loss(start.at) };
  for (let i = 0; i < RESTARTS; i += 1) {
    const next = nelderMead(loss, best.at, { step: STEPS.near, close: CLOSE, most: 1000 });
    const gain = best.value - next.value;
    if (gain > 0) best = next;
    if (i > 0 && !(gain > CLOSE)) break;
  }
  return { params: best.at.map(Math.exp), logLikelihood: -best.value * scale };
}
