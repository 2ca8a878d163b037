import type { Worth } from '../../../shared/contract/lifecycle-margins.ts';
import { forecast } from '../../../shared/domain/forecast.ts';
import { expectedSpend } from '../../../shared/domain/gamma-gamma.ts';
import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { historyOf } from '../../../shared/domain/repeat-histories.ts';
import { likelyRange } from '../../../shared/domain/repeat-model.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { personOf } from '../people/decisions.ts';
import type { People } from '../segments/compile-rule.ts';
import { readBuyers } from './buyers.ts';
import { LEAST_REPEATERS, methodInForce } from './forecast-method.ts';
import { byNet, marginOf, readSold } from './margins.ts';
import { readPurchases } from './purchases.ts';
import { fitSpendDays } from './spend-basis.ts';
import { readSpendDays } from './spend-days.ts';

const YEAR = 365;

export function readWorth(db: ReadDb, customerId: number, people: People, checkCancelled: () => void): Worth | null {
  const id = personOf(db, customerId) ?? customerId;
  if (!db.get('SELECT 1 FROM customers WHERE id = :id', { id })) throw new AppError('not_found', { what: 'customer' });
  const { shopId, metrics, currency, asOf } = people;
  const buyers = readBuyers(db, people);
  const places = remember(db, `by net ${metrics}/${shopId} ${currency}`, () => byNet(buyers));
  const at = places.findIndex((place) => buyers.ids[place] === id);
  if (at < 0) return null;
  const year = remember(db, `sold last year ${metrics} ${shopId} ${currency} ${asOf}`, () => marginOf(readSold(db, people).filter((s) => s.isRecent === 1)));
  return {
    asOf,
    currency,
    customers: places.length,
    place: at + 1,
    decile: Math.floor((10 * at) / places.length) + 1,
    netMinor: buyers.netMinor[places[at]!]!,
    margin: marginOf(readSold(db, people).filter((s) => s.customerId === id)),
    expected: expectedOf(db, id, people, checkCancelled),
    shopMarginShare: year.share,
    definition: 'lifecycle:define.worth',
  };
}

/** As `predict` expects of them, of the year to come. */
function expectedOf(db: ReadDb, id: number, { shopId, currency, asOf }: People, checkCancelled: () => void): Worth['expected'] {
  const day = epochDay(asOf);
  const method = methodInForce(db, shopId, day, YEAR);
  const purchases = readPurchases(db, shopId);
  const place = purchases.customerIds.indexOf(id);
  if (method === null || place < 0) return null;
  const told = forecast(onlyOne(purchases, place), day, YEAR, method);
  if (told.place.length === 0) return null;
  const { fit, unit, ofCustomer, ofAll } = remember(db, `spend basis ${shopId} ${currency} ${asOf}`, () => fitSpendDays({ purchases, spend: readSpendDays(db, purchases, shopId, currency) }, day, minorPerUnit(currency), LEAST_REPEATERS, checkCancelled));
  const { offsets, days } = purchases;
  const range = 'model' in method ? likelyRange(method, historyOf(days, offsets[place]!, offsets[place + 1]!, day)!, YEAR / 7) : null;
  return { days: YEAR, chance: told.chance[0]!, purchases: told.expected[0]!, low: range?.low ?? null, high: range?.high ?? null, netMinor: Math.round(told.expected[0]! * (fit ? unit * expectedSpend(fit, ofCustomer(place)) : (ofAll(place) ?? 0))) };
}

const onlyOne = ({ customerIds, offsets, days }: Purchases, place: number): Purchases => ({ customerIds: customerIds.slice(place, place + 1), offsets: Int32Array.of(0, offsets[place + 1]! - offsets[place]!), days: days.slice(offsets[place], offsets[place + 1]) });
