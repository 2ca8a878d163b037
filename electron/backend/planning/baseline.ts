import type { SalesBaseline } from '../../../shared/contract/planning.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getCampaign } from '../campaigns/campaign-row.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, compileRule, peopleFrom } from '../segments/compile-rule.ts';
import type { QueryContext } from '../serve.ts';

const DAYS = 30;

interface Sales {
  orders: number;
  buyers: number;
  netMinor: number;
}

/** What the shop, and the campaign's own people, bought in the 30 days up to the newest order; and the shop a year earlier. */
export function readBaseline(campaignId: number, { db, today }: QueryContext): SalesBaseline {
  const campaign = getCampaign(db, campaignId);
  const { currency } = campaign;
  const reach = db.get<{ first: string | null; last: string | null }>('SELECT min(day) AS first, max(day) AS last FROM orders WHERE day <= :today', { today })!;
  const to = reach.last ?? today;
  const from = addDays(to, 1 - DAYS);
  const [agoFrom, agoTo] = [addDays(from, -364), addDays(to, -364)]; // the same weekdays
  return {
    asOf: to,
    recent: { from, to, ...sumSales(db, { from, to, currency }) },
    lastYear: reach.first === null || reach.first > agoFrom ? null : { from: agoFrom, to: agoTo, ...sumSales(db, { from: agoFrom, to: agoTo, currency }) },
    people: salesOfPeople(db, campaign, { from, to, today }),
    currency,
  };
}

const sums = 'count(*) AS orders, count(DISTINCT a.customer_id) AS buyers, COALESCE(sum(o.net_minor) FILTER (WHERE o.currency = :currency), 0) AS netMinor FROM orders o LEFT JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.day BETWEEN :from AND :to';

const sumSales = (db: ReadDb, params: { from: string; to: string; currency: string }): Sales => db.get<Sales>(`SELECT ${sums}`, params)!;

function salesOfPeople(db: ReadDb, campaign: ReturnType<typeof getCampaign>, { from, to, today }: { from: string; to: string; today: string }): Sales {
  const people = choosePeople(db, { today });
  const { where, params } = compileRule(db, campaign.rule, people);
  return db.get<Sales>(`SELECT ${sums} AND a.customer_id IN (SELECT c.id FROM ${peopleFrom(people)} WHERE ${where})`, { ...params, asOf: people.asOf, from, to, currency: campaign.currency })!;
}
