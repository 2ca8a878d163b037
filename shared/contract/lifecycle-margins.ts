import * as z from 'zod';
import { day, id, task } from './endpoint.ts';

/** What sales leave after the goods: of the money in lines whose goods' costs are known. */
export interface MarginOf {
  /** Net of all lines with money left, minor units; anonymous orders aren't in it. */
  netMinor: number;
  /** Share of it whose costs are known, 0–1. */
  covered: number;
  /** Of one unit of net sales; null where costs are known for less than `leastCovered`. */
  share: number | null;
}
export interface Margins {
  asOf: string;
  currency: string;
  leastCovered: number;
  all: MarginOf;
  /** Orders of first purchase days and of later ones, from `since` on. */
  since: string;
  first: MarginOf;
  later: MarginOf;
  /** Tenths of the customers by net spend, the most first, as in `value`. */
  deciles: (MarginOf & { decile: number })[];
  /** What the owner typed as paid for finding customers in twelve months, this one too, and who first bought in them; null where nothing was typed, and of one shop. */
  acquisition: { spentMinor: number; newCustomers: number } | null;
  definition: string;
}

/** What contacts cost, in minor units; of `unknown` ones nothing was written down, and they count as nothing. */
export interface ContactCost {
  contacts: number;
  unknown: number;
  minor: number;
}
/** Of the days to come: the margin that is expected, with the 10th to the 90th percentile; null where no range can be told. */
export interface ExpectedMargin<Bound = number> {
  minor: number;
  lowMinor: Bound;
  highMinor: Bound;
}
/** Of everybody in a segment who has bought in this currency. */
export interface SegmentWorth {
  segmentId: number;
  name: string;
  people: number;
  buyers: number;
  /** Of whom so many by the shop's own share, as too few of their costs are known. */
  estimated: number;
  marginMinor: number;
  contacts: ContactCost;
  /** Margin less contacts. */
  toDateMinor: number;
  expected: ExpectedMargin | null;
  /** To date and expected; and of one buyer, null without any. */
  valueMinor: number;
  eachMinor: number | null;
  /** Among the saved segments by `eachMinor`. */
  place: number | null;
  /** Buyers in each tenth of all customers by value, those worth most first. */
  deciles: number[];
}
export interface SegmentWorths {
  asOf: string;
  currency: string;
  /** Who has a value; 0 where costs are known for less than `leastCovered` of the sales (`known` false). */
  customers: number;
  known: boolean;
  covered: number;
  leastCovered: number;
  days: number;
  rows: SegmentWorth[];
  definition: string;
}

/** What somebody has brought and is expected to bring. */
export interface Worth {
  asOf: string;
  currency: string;
  customers: number;
  /** By net spend: 1 spent the most; and the tenth that this is in. */
  place: number;
  decile: number;
  netMinor: number;
  margin: MarginOf;
  /** In the days after `asOf`; null where nothing can forecast. Purchase days; the range from the 10th to the 90th percentile, null by the interval rule. */
  expected: { days: number; chance: number; purchases: number; low: number | null; high: number | null; netMinor: number } | null;
  /** Of the shop's sales of a year: what expected sales would leave. */
  shopMarginShare: number | null;
  contacts: ContactCost;
  /** Margin of all net spend (`estimated`: by the shop's share), less contacts, and with the year to come: the place by it among everyone, and its tenth; null where too few costs are known. */
  value: { estimated: boolean; marginMinor: number; toDateMinor: number; expected: ExpectedMargin<number | null> | null; valueMinor: number; place: number; decile: number } | null;
  definition: string;
}

export const marginEndpoints = {
  /** What is left of the sales, by kind of customer: new and returning, and by tenths. */
  margins: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional() })).returns<Margins>(),
  /** One customer's value; null of who hasn't bought, or pays in another currency. */
  worth: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional(), customerId: id })).returns<Worth | null>(),
  /** The same of the saved segments. */
  segmentWorths: task('analysis', z.strictObject({ shop: id.optional(), asOf: day.optional() })).returns<SegmentWorths>(),
};
