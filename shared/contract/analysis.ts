import * as z from 'zod';
import { MOST_BANDS } from '../domain/banding.ts';
import type { Field } from '../domain/fields.ts';
import type { NoCorrelation, RankCorrelation } from '../domain/rank-correlation.ts';
import type { CustomerRow } from './customers.ts';
import { command, day, id, query, task } from './endpoint.ts';
import type { RuleGroup } from './rule.ts';

const scope = { shop: id.optional(), asOf: day.optional() };
/** What rules call an attribute. */
const field = z.string().min(1).max(60);
const number = z.number().min(-1e12).max(1e12);
const cuts = z.array(number).max(MOST_BANDS - 1);
const cutting = z.union([
  z.strictObject({ by: z.literal('quantiles'), bands: z.int().min(2).max(MOST_BANDS) }),
  z.strictObject({ by: z.literal('width'), from: number, width: z.number().min(1e-4).max(1e12) }),
  z.strictObject({ by: z.literal('cuts'), cuts }),
]);

/** A numeric attribute of customers. Its values are in the unit of rules: money in the currency's unit, shares 0–1. */
export interface Attribute {
  field: Field['id'];
  type: Field['type'];
  unit: Field['unit'];
}

/** `from` included, `to` not; null: without end. */
export interface BandCount {
  from: number | null;
  to: number | null;
  customers: number;
  rule: RuleGroup;
}

export interface Bands extends Attribute {
  asOf: string;
  currency: string;
  /** Everyone; of whom so many have a value. */
  of: number;
  known: number;
  /** Null without a value. */
  spread: { least: number; p25: number; median: number; p75: number; most: number } | null;
  /** The finest difference between values. */
  step: number;
  cuts: number[];
  bands: BandCount[];
  /** Those without a value. */
  unknownRule: RuleGroup;
  bars: { from: number; to: number | null; customers: number }[];
  definition: string;
  sql: string;
}

/** An attribute cut into named bands, for use again. */
export interface Banding {
  bandingId: number;
  name: string;
  field: string;
  cuts: number[];
  /** Of each band, one more than cuts; '' where its bounds are name enough. */
  names: string[];
}

export interface Correlation {
  asOf: string;
  currency: string;
  x: Attribute;
  y: Attribute;
  /** Everyone; of whom so many have both values. */
  of: number;
  n: number;
  refused: NoCorrelation | null;
  leastPeople: number;
  /** Null where it is refused. */
  rho: RankCorrelation | null;
  /** Cells of the heat map: bounds along both sides, and customers by row of y, then column of x. */
  columns: { from: number; to: number | null }[];
  rows: { from: number; to: number | null }[];
  cells: number[][];
  /** Median and quartiles of y in each band of about as many people by x. */
  trend: { from: number | null; to: number | null; n: number; p25: number; median: number; p75: number }[];
  definition: string;
  sql: string;
}

/** What customers are sorted by in a table: a field that names a choice, a kept banding, an attribute cut on the spot, tags, categories, what they pay for a piece. */
const dimension = z.union([
  z.strictObject({ by: z.literal('field'), field }),
  z.strictObject({ by: z.literal('banding'), bandingId: id }),
  z.strictObject({ by: z.literal('quantiles'), field, bands: z.int().min(2).max(10) }),
  z.strictObject({ by: z.literal('tags') }),
  z.strictObject({ by: z.literal('category'), which: z.enum(['bought', 'first', 'most']) }),
  z.strictObject({ by: z.literal('price'), bands: z.int().min(2).max(10) }),
]);
export type DimensionAsked = z.output<typeof dimension>;

/** A row or a column. `others`: known, and not among those shown; `unknown`: not known, or none of those shown. */
export interface CrosstabItem {
  key: string;
  kind: 'value' | 'band' | 'others' | 'unknown';
  /** Of a band. */
  from: number | null;
  to: number | null;
  customers: number;
  /** Null where rules can't ask for them. */
  rule: RuleGroup | null;
}
export interface CrosstabSide {
  asked: DimensionAsked;
  items: CrosstabItem[];
  /** One customer may be in several items: they add up to more than everyone. */
  overlaps: boolean;
  /** Of bands: what is cut, and the finest difference of its values. */
  attribute: Attribute | null;
  step: number;
}
export interface Crosstab {
  asOf: string;
  currency: string;
  /** Everyone. */
  of: number;
  rows: CrosstabSide;
  columns: CrosstabSide;
  /** Customers by row, then column. */
  cells: number[][];
  /** Below it a cell is too small to read anything from. */
  leastCell: number;
  definition: string;
  sql: string;
}

export interface CycleFigures {
  /** Days between two purchase days, and the people who have any. */
  gaps: number;
  people: number;
  /** Null where there are too few to say. */
  days: { p25: number; median: number; p75: number } | null;
}
/** What one product, or one category, is bought again after. */
export interface Cycle extends CycleFigures {
  name: string;
  /** Null: a category. */
  productId: number | null;
  buyers: number;
  /** Whose next purchase falls into the coming days, by the median; null where there is none. */
  due: { customers: number; rule: RuleGroup } | null;
  /** The same by the items of the dimension asked for. */
  parts: CycleFigures[];
}
export interface Cycles {
  asOf: string;
  currency: string;
  groupBy: 'category' | 'product';
  dueDays: number;
  leastGaps: number;
  leastPeople: number;
  /** Those bought again most often; `groups` of all that were bought. */
  cycles: Cycle[];
  groups: number;
  parts: CrosstabSide | null;
  definition: string;
  sql: string;
}

/** Beside all who were clustered: in the upper or the lower third of them. */
export type Level = 'high' | 'middle' | 'low';
export const clusterTraits = ['lastDays', 'purchaseDays', 'net', 'interval'] as const;
export type ClusterTrait = (typeof clusterTraits)[number];

export interface Cluster {
  customerIds: number[];
  /** Of its people: days since the last purchase day, purchase days, net spend in minor units, days between purchases. */
  medians: Record<ClusterTrait, number | null>;
  levels: Record<ClusterTrait, Level | null>;
  netMinor: number;
}
export interface Clusters {
  asOf: string;
  currency: string;
  who: 'buyers' | 'returning';
  /** Who was clustered. */
  customers: number;
  netMinor: number;
  /** Why no clusters are told; null where they are. */
  refused: 'fewPeople' | 'flat' | 'unstable' | null;
  leastPeople: number;
  leastSilhouette: number;
  leastStability: number;
  /** Null where there are too few people to try. */
  k: number | null;
  /** Mean silhouette of each k, −1 to 1. */
  tried: { k: number; silhouette: number }[];
  /** Mean adjusted Rand index between the clusters and those of resampled customers; 1: always the same. */
  stability: number | null;
  /** Most spent first. */
  clusters: Cluster[];
  definition: string;
}

const sides = { rows: dimension, columns: dimension };

const attributePair = { x: field.default('orders'), y: field.default('aov') };

export const analysis = {
  /** Attributes that can be cut and compared, the owner's numbers among them. */
  attributes: query(z.strictObject({})).returns<Attribute[]>(),
  bands: query(z.strictObject({ ...scope, field, cutting: cutting.default({ by: 'quantiles', bands: 5 }) })).returns<Bands>(),
  bandings: query(z.strictObject({})).returns<Banding[]>(),
  saveBanding: command(z.strictObject({ bandingId: id.optional(), name: z.string().trim().min(1).max(40), field, cuts: cuts.min(1), names: z.array(z.string().trim().max(30)).max(MOST_BANDS) })).returns<Banding>(),
  deleteBanding: command(z.strictObject({ bandingId: id })).returns<{ bandingId: number }>(),
  correlation: query(z.strictObject({ ...scope, ...attributePair })).returns<Correlation>(),
  /** Customers by two dimensions. */
  crosstab: task('analysis', z.strictObject({ ...scope, ...sides })).returns<Crosstab>(),
  /** Who is in a cell, for what rules can't ask; null: whatever the other side is. */
  crosstabPeople: task('analysis', z.strictObject({ ...scope, ...sides, row: z.string().max(400).nullable(), column: z.string().max(400).nullable() })).returns<{ customerIds: number[] }>(),
  /** How long it takes until the same is bought again. `by` must not put one customer into several items. */
  cycles: task('analysis', z.strictObject({ ...scope, groupBy: z.enum(['category', 'product']).default('category'), by: dimension.optional() })).returns<Cycles>(),
  /** Customers who are alike by recency, frequency and money; of returning ones by their interval too. */
  clusters: task('analysis', z.strictObject({ ...scope, who: z.enum(['buyers', 'returning']).default('buyers'), k: z.int().min(2).max(8).optional() })).returns<Clusters>(),
  /** Those of a list, a page at a time. */
  people: query(z.strictObject({ ...scope, customerIds: z.array(id).max(200) })).returns<{ rows: CustomerRow[]; currency: string }>(),
};
