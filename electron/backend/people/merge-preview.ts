import { pinFields, ownFields, type MergeField, type MergePreview, type PersonCard } from '../../../shared/contract/people.ts';
import type { PhoneQuality } from '../../../shared/contract/customers.ts';
import { computeCustomerMetrics } from '../../../shared/domain/customer-metrics.ts';
import type { ReadDb } from '../db/executor.ts';
import { accountSource, describe, type Account } from '../imports/refresh-customers.ts';
import { baseConverter } from '../settings/base-converter.ts';
import { evidenceBetween } from './evidence.ts';
import { twoPeople } from './merge.ts';
import { readCards } from './person-card.ts';
import { placeValue } from './pinned-values.ts';

/** Two people and the one that they would be, by the same rules that the merge itself goes by. */
export function previewMerge(db: ReadDb, customerId: number, otherId: number): MergePreview {
  const [survivor, other] = twoPeople(db, customerId, otherId);
  const cards = readCards(db, [survivor, other]);
  const people: [PersonCard, PersonCard] = [cards.get(survivor)!, cards.get(other)!];
  const result = readResult(db, people);
  return { people, evidence: evidenceBetween(db, survivor, other), result, choices: choicesOf(people, result), toldApart: areApart(db, survivor, other) };
}

function readResult(db: ReadDb, [survivor, other]: [PersonCard, PersonCard]): PersonCard {
  const ids = JSON.stringify([survivor.customerId, other.customerId]);
  const accounts = db.all<Account>('SELECT id, platform, kind, value FROM accounts WHERE customer_id IN (SELECT value FROM json_each(:ids)) ORDER BY platform, kind, value', { ids });
  const { ordersOf, contactOf } = accountSource(db);
  const orders = accounts.flatMap(({ id }) => ordersOf(id));
  const { nick, name, phone, phoneQuality, email, province, city, platforms } = describe(orders, accounts, contactOf);
  const metrics = computeCustomerMetrics(baseConverter(db)(orders));
  return {
    customerId: survivor.customerId,
    nick, name, phone, email, province, city, platforms,
    phoneQuality: phoneQuality as PhoneQuality,
    address: survivor.address ?? other.address,
    gender: survivor.gender ?? other.gender,
    birthday: survivor.birthday ?? other.birthday,
    note: survivor.note ?? other.note,
    optedOut: survivor.optedOut || other.optedOut,
    orders: metrics.orders,
    netMinor: metrics.net_minor,
    currency: metrics.currency,
    firstDay: metrics.first_day,
    lastDay: metrics.last_day,
  };
}

const valueOf = (card: PersonCard, field: MergeField): string | null => (field === 'place' ? placeValue(card.province, card.city) : card[field]);

/** Where both say something and not the same. */
function choicesOf(people: [PersonCard, PersonCard], result: PersonCard): MergePreview['choices'] {
  return [...pinFields, ...ownFields].flatMap((field) => {
    const values = [...new Set(people.map((p) => valueOf(p, field)).filter((v) => v !== null))];
    if (values.length < 2) return [];
    const preset = valueOf(result, field);
    return [{ field, values, preset: preset !== null && values.includes(preset) ? preset : values[0]! }];
  });
}

function areApart(db: ReadDb, one: number, two: number): boolean {
  const side = (customer: string) => `SELECT s.decision_id, s.side FROM link_decision_accounts s JOIN accounts a ON a.platform = s.platform AND a.kind = s.kind AND a.value = s.value WHERE a.customer_id = ${customer}`;
  const sql = `SELECT 1 FROM (${side(':one')}) x JOIN (${side(':two')}) y ON y.decision_id = x.decision_id AND y.side <> x.side JOIN link_decisions d ON d.id = x.decision_id WHERE d.verdict = 'different' AND d.ended_at IS NULL`;
  return db.get(sql, { one, two }) !== undefined;
}
