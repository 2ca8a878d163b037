import type { Worth } from '../../../shared/contract/lifecycle-margins.ts';
import { forecast } from '../../../shared/domain/forecast.ts';
import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { historyOf } from '../../../shared/domain/repeat-histories.ts';
import { likelyRange } from '../../../shared/domain/repeat-model.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { personOf } from '../people/decisions.ts';
import type { People } from '../segments/compile-rule.ts';
import { readBuyers } from './buyers.ts';
import { readContactCosts } from './contact-costs.ts';
import { decileOf, marginShares, readWorths, spendBasis, spendOf, WORTH_DAYS } from './customer-worths.ts';
import { methodInForce } from './forecast-method.ts';
import { byNet, marginOf, readSold } from './margins.ts';
import { readPurchases } from './purchases.ts';

export function readWorth(db: ReadDb, customerId: number, people: People, checkCancelled: () => void): Worth | null {
  const id = personOf(db, customerId) ?? customerId;
  if (!db.get('SELECT 1 FROM customers WHERE id = :id', { id })) throw new AppError('not_found', { what: 'customer' });
  const { shopId, metrics, currency, asOf } = people;
  const buyers = readBuyers(db, people);
  const places = remember(db, `by net ${metrics}/${shopId} ${currency}`, () => byNet(buyers));
  const at = places.findIndex((place) => buyers.ids[place] === id);
  if (at < 0) return null;
  const { year } = marginShares(db, people);
  const contacts = readContactCosts(db, people).get(id) ?? { contacts: 0, unknown: 0, minor: 0 };
  const expected = expectedOf(db, id, people, checkCancelled);
  return {
    asOf,
    currency,
    customers: places.length,
    place: at + 1,
    decile: decileOf(at + 1, places.length),
    netMinor: buyers.netMinor[places[at]!]!,
    margin: marginOf(readSold(db, people).filter((s) => s.customerId === id)),
    contacts: { ...contacts, minor: Math.round(contacts.minor) },
    expected,
    shopMarginShare: year,
    value: valueOf(db, id, people, expected, checkCancelled),
    definition: 'lifecycle:define.worth',
  };
}

/** What is left of it all, after contacts and with the year to come; the range as that of their purchases. */
function valueOf(db: ReadDb, id: number, people: People, expected: Worth['expected'], checkCancelled: () => void): Worth['value'] {
  const worths = readWorths(db, people, checkCancelled);
  if (worths === null) return null;
  const at = placeOf(worths.ids, id);
  const rank = worths.rank[at]!;
  const left = worths.expectedMinor[at]!;
  const perPurchase = worths.purchases[at]! > 0 ? left / worths.purchases[at]! : 0;
  const bound = (purchases: number | null | undefined) => (purchases == null ? null : Math.round(purchases * perPurchase));
  return {
    estimated: worths.estimated[at] === 1,
    marginMinor: Math.round(worths.marginMinor[at]!),
    toDateMinor: Math.round(worths.marginMinor[at]! - worths.contactMinor[at]!),
    expected: worths.canForecast ? { minor: Math.round(left), lowMinor: bound(expected?.low), highMinor: bound(expected?.high) } : null,
    valueMinor: Math.round(worths.valueMinor[at]!),
    place: rank,
    decile: decileOf(rank, worths.ids.length),
  };
}

/** As `predict` expects of them, of the year to come. */
function expectedOf(db: ReadDb, id: number, people: People, checkCancelled: () => void): Worth['expected'] {
  const { shopId, asOf } = people;
  const day = epochDay(asOf);
  const method = methodInForce(db, shopId, day, WORTH_DAYS);
  const purchases = readPurchases(db, shopId);
  const place = purchases.customerIds.indexOf(id);
  if (method === null || place < 0) return null;
  const told = forecast(onlyOne(purchases, place), day, WORTH_DAYS, method);
  if (told.place.length === 0) return null;
  const { offsets, days } = purchases;
  const range = 'model' in method ? likelyRange(method, historyOf(days, offsets[place]!, offsets[place + 1]!, day)!, WORTH_DAYS / 7) : null;
  return { days: WORTH_DAYS, chance: told.chance[0]!, purchases: told.expected[0]!, low: range?.low ?? null, high: range?.high ?? null, netMinor: Math.round(told.expected[0]! * spendOf(spendBasis(db, people, checkCancelled), place)) };
}

const onlyOne = ({ customerIds, offsets, days }: Purchases, place: number): Purchases => ({ customerIds: customerIds.slice(place, place + 1), offsets: Int32Array.of(0, offsets[place + 1]! - offsets[place]!), days: days.slice(offsets[place], offsets[place + 1]) });
