import { clusterTraits, type Cluster, type ClusterTrait, type Clusters, type Level } from '../../../shared/contract/analysis.ts';
import { adjustedRandIndex, assign, kMeans, silhouette, standardise, type Points } from '../../../shared/domain/k-means.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { seededRandom, shuffle } from '../../../shared/domain/seeded-random.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { numberColumn, peopleIds } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import type { People } from '../segments/compile-rule.ts';
import type { TaskContext } from '../serve.ts';
import { readAttribute } from './attribute-values.ts';

const LEAST_PEOPLE = 100;
/** Below it there is no structure to speak of (Kaufman and Rousseeuw 1990). */
const LEAST_SILHOUETTE = 0.25;
/** Our own bar: below it, other customers of the same kind would have given other clusters. */
const LEAST_STABILITY = 0.7;
const KS = [2, 3, 4, 5, 6, 7, 8];
const SEED = 20_260_101;
const STARTS = 5;
const REFITS = 20;
/** Fitted to so many at most, judged on fewer: everyone is then put with the nearest centre. */
const MOST_FITTED = 20_000;
const MOST_REFITTED = 4000;
const MOST_JUDGED = 1500;

type Work = Pick<TaskContext, 'progress' | 'checkCancelled'>;
interface Asked {
  who: Clusters['who'];
  k?: number | undefined;
}
interface Person {
  id: number;
  values: Record<ClusterTrait, number | null>;
}

/** Kinds of customers that the data show by themselves, or a reason why there are none to be told. */
export function readClusters(db: ReadDb, people: People, { who, k: wanted }: Asked, work: Work): Clusters {
  const list = snapshot(db, () => listPeople(db, people, who));
  const told = {
    asOf: people.asOf,
    currency: people.currency,
    who,
    customers: list.length,
    netMinor: list.reduce((sum, p) => sum + p.values.net!, 0),
    leastPeople: LEAST_PEOPLE,
    leastSilhouette: LEAST_SILHOUETTE,
    leastStability: LEAST_STABILITY,
    definition: 'analysis:define.clusters',
  };
  if (list.length < LEAST_PEOPLE) return { ...told, refused: 'fewPeople', k: null, tried: [], stability: null, clusters: [] };
  let done = 0;
  const step = () => {
    work.checkCancelled();
    work.progress({ step: 'fit', done: done++, total: KS.length + REFITS });
  };
  const all = pointsOf(list, who, people);
  const order = shuffle([...list.keys()], seededRandom(SEED));
  const fitted = subset(all, order.slice(0, MOST_FITTED));
  const judged = subset(all, order.slice(0, MOST_JUDGED));
  const fits = KS.map((k) => {
    step();
    const { centres } = kMeans(fitted, k, seededRandom(SEED + k), STARTS, work.checkCancelled);
    return { k, centres, silhouette: silhouette(judged, assign(judged, centres, k).labels, k) };
  });
  const chosen = fits.find(({ k }) => k === wanted) ?? fits.reduce((best, fit) => (fit.silhouette > best.silhouette ? fit : best));
  const stability = stabilityOf(subset(all, order.slice(0, MOST_REFITTED)), chosen.centres, chosen.k, step);
  const refused = chosen.silhouette < LEAST_SILHOUETTE ? 'flat' : stability < LEAST_STABILITY ? 'unstable' : null;
  return {
    ...told,
    refused,
    k: chosen.k,
    tried: fits.map(({ k, silhouette: mean }) => ({ k, silhouette: mean })),
    stability,
    clusters: refused === null ? describe(list, assign(all, chosen.centres, chosen.k).labels, chosen.k) : [],
  };
}

/** Who has bought, in this currency, with a value of all that is looked at. */
function listPeople(db: ReadDb, people: People, who: Clusters['who']): Person[] {
  const ids = peopleIds(db, people);
  const lastDays = readAttribute(db, people, 'last_order_days').values;
  const purchaseDays = numberColumn(db, people, { sql: 'm.purchase_days', source: 'metrics' });
  const net = readAttribute(db, people, 'net_total').values;
  const interval = readAttribute(db, people, 'interval_days').values;
  const list: Person[] = [];
  for (let i = 0; i < ids.length; i += 1) {
    if (Number.isNaN(lastDays[i]) || Number.isNaN(net[i]) || (who === 'returning' && Number.isNaN(interval[i]))) continue;
    list.push({ id: ids[i]!, values: { lastDays: lastDays[i]!, purchaseDays: purchaseDays[i]!, net: net[i]!, interval: Number.isNaN(interval[i]) ? null : interval[i]! } });
  }
  return list;
}

/** Logarithms, for all of these are skewed, in equal scales. */
function pointsOf(list: readonly Person[], who: Clusters['who'], people: People): Points {
  const traits = who === 'returning' ? clusterTraits : clusterTraits.filter((trait) => trait !== 'interval');
  const values = Float64Array.from(list.flatMap((person) => traits.map((trait) => Math.log1p(Math.max(0, person.values[trait]! / (trait === 'net' ? minorPerUnit(people.currency) : 1))))));
  const points = { values, n: list.length, d: traits.length };
  standardise(points);
  return points;
}

function subset({ values, d }: Points, places: readonly number[]): Points {
  const kept = new Float64Array(places.length * d);
  places.forEach((place, i) => kept.set(values.subarray(place * d, (place + 1) * d), i * d));
  return { values: kept, n: places.length, d };
}

/** How alike the clusters come out for customers drawn again with replacement. */
function stabilityOf(points: Points, centres: Float64Array, k: number, step: () => void): number {
  const reference = assign(points, centres, k).labels;
  let sum = 0;
  for (let refit = 0; refit < REFITS; refit += 1) {
    step();
    const random = seededRandom(SEED + 1000 + refit);
    const drawn = subset(points, Array.from({ length: points.n }, () => Math.floor(random() * points.n)));
    sum += adjustedRandIndex(reference, assign(points, kMeans(drawn, k, random, 2).centres, k).labels);
  }
  return sum / REFITS;
}

/** What the people of each cluster are like, beside all. A cluster that nobody is in isn't one. */
function describe(list: readonly Person[], labels: Uint8Array, k: number): Cluster[] {
  const thirds = Object.fromEntries(clusterTraits.map((trait) => [trait, [1 / 3, 2 / 3].map((p) => quantile(sortedBy(list, trait), p))])) as Record<ClusterTrait, (number | undefined)[]>;
  const levelOf = (trait: ClusterTrait, median: number | null): Level | null => {
    const [low, high] = thirds[trait];
    if (median === null || low === undefined || high === undefined) return null;
    return median > high ? 'high' : median < low ? 'low' : 'middle';
  };
  return Array.from({ length: k }, (_, at) => list.filter((__, i) => labels[i] === at))
    .filter((own) => own.length > 0)
    .map((own): Cluster => {
      const medians = Object.fromEntries(clusterTraits.map((trait) => [trait, quantile(sortedBy(own, trait), 0.5) ?? null])) as Cluster['medians'];
      return { customerIds: own.map(({ id }) => id), medians, levels: Object.fromEntries(clusterTraits.map((trait) => [trait, levelOf(trait, medians[trait])])) as Cluster['levels'], netMinor: own.reduce((sum, p) => sum + p.values.net!, 0) };
    })
    .sort((a, b) => b.netMinor / b.customerIds.length - a.netMinor / a.customerIds.length || a.customerIds[0]! - b.customerIds[0]!);
}

const sortedBy = (list: readonly Person[], trait: ClusterTrait): Float64Array => Float64Array.from(list.flatMap(({ values }) => values[trait] ?? [])).sort();
