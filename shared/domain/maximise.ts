import { nelderMead } from './nelder-mead.ts';

const RESTARTS = 20;
/** Of the parameters' logarithms and of the mean log-likelihood. */
const CLOSE = 1e-8;

/**
 * Parameters, all above zero, where a log-likelihood is largest, and its value there. Searched among their logarithms from
 * (1, 1 …), and anew from the best place until that gains nothing more. `scale`: how many observations it sums over.
 */
export function maximise(logLikelihood: (params: readonly number[]) => number, size: number, scale: number): { params: number[]; logLikelihood: number } {
  const loss = (logs: readonly number[]) => {
    const value = -logLikelihood(logs.map(Math.exp)) / scale;
    return Number.isFinite(value) ? value : Infinity;
  };
  let best = nelderMead(loss, new Array<number>(size).fill(0), { step: 0.5, close: CLOSE, most: 1000 });
  for (let i = 0; i < RESTARTS; i += 1) {
    const next = nelderMead(loss, best.at, { step: 0.1, close: CLOSE, most: 1000 });
    const gain = best.value - next.value;
    if (gain > 0) best = next;
    if (!(gain > CLOSE)) break;
  }
  return { params: best.at.map(Math.exp), logLikelihood: -best.value * scale };
}
