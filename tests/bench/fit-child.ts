// P7: the fit of BG/NBD to 100,000 made-up customers, beside the straightforward likelihood of one customer after the other.
// The reference is timed for a few evaluations and counted for as many as the fit took.
import gammaln from '@stdlib/math-base-special-gammaln';
import type { Purchases } from '../../shared/domain/purchase-gaps.ts';
import { groupHistories, historyOf } from '../../shared/domain/repeat-histories.ts';
import { fitRepeatModel } from '../../shared/domain/repeat-model.ts';
import { seededRandom } from '../../shared/domain/seeded-random.ts';
import { cpuSeconds } from './cpu.ts';

const CUSTOMERS = 100_000;
const YEARS = 2 * 365;
const TIMED = 5;

const random = seededRandom(20_261_126);
const offsets = [0];
const days: number[] = [];
for (let i = 0; i < CUSTOMERS; i += 1) {
  const rate = -Math.log(1 - random()) / 60;
  const leaves = 1 - (1 - random()) ** (1 / 2.5);
  for (let at = Math.floor(random() * YEARS), last = -1; at < YEARS; at += -Math.log(1 - random()) / rate) {
    if (Math.floor(at) === last) continue;
    last = Math.floor(at);
    days.push(last);
    if (days.length - offsets.at(-1)! > 1 && random() < leaves) break;
  }
  offsets.push(days.length);
}
const purchases: Purchases = { customerIds: Int32Array.from({ length: CUSTOMERS }, (_, i) => i + 1), offsets: Int32Array.from(offsets), days: Int32Array.from(days) };

function plainLogLikelihood([r, alpha, a, b]: readonly [number, number, number, number]): number {
  let sum = 0;
  for (let i = 0; i < CUSTOMERS; i += 1) {
    const { x, tx, T } = historyOf(purchases.days, offsets[i]!, offsets[i + 1]!, YEARS)!;
    const a1 = gammaln(r + x) - gammaln(r) + r * Math.log(alpha);
    const a2 = gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x);
    const a3 = -(r + x) * Math.log(alpha + T);
    const a4 = x === 0 ? -Infinity : Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + tx);
    const top = Math.max(a3, a4);
    sum += a1 + a2 + top + Math.log(Math.exp(a3 - top) + Math.exp(a4 - top));
  }
  return sum;
}

let before = cpuSeconds().own;
let evaluations = 0;
const fit = fitRepeatModel(groupHistories(purchases, YEARS), 'bg_nbd', () => (evaluations += 1));
const ours = cpuSeconds().own - before;
const { r, alpha, a, b } = fit.params;
before = cpuSeconds().own;
let plain = 0;
for (let i = 0; i < TIMED; i += 1) plain = plainLogLikelihood([r, alpha, a, b]);
const reference = ((cpuSeconds().own - before) / TIMED) * evaluations;
if (Math.abs(plain - fit.logLikelihood) > 1e-6 * Math.abs(plain)) throw new Error(`wrong result: ${fit.logLikelihood} against ${plain}`);
console.log(JSON.stringify({ ours, reference, evaluations }));
