import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { StrategyPlan, StrategyReport, StrategyReportRow, StrategyRow } from '../../../shared/contract/strategy.ts';
import { actualCadence, type Contact } from '../../../shared/domain/cadence.ts';
import { isHandContact } from '../../../shared/domain/contact-log.ts';
import { states, type Cuts, type State } from '../../../shared/domain/lifecycle-states.ts';
import { quantile } from '../../../shared/domain/quantile.ts';
import { addDays, epochDay } from '../../../shared/lib/dates.ts';
import { messagesCostMinor } from '../campaigns/messages-cost.ts';
import type { ReadDb } from '../db/executor.ts';
import { cutsInForce } from '../lifecycle/cuts-in-force.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import { readStates } from '../lifecycle/states.ts';
import type { People } from '../segments/compile-rule.ts';
import { countRule } from '../segments/count-rule.ts';
import { currentPlan } from './plan.ts';
import { readLeaks } from './leaks.ts';
import { reachRule } from './reach-rule.ts';
import { stateOn } from './state-on.ts';

/** What was done in so many days is compared with the plan. */
const REPORT_DAYS = 90;
/** The contact before the first of them may be that much older. */
const BEFORE = 365;

export function readStrategyReport(db: ReadDb, people: People): StrategyReport {
  const plan = currentPlan(db);
  const { cuts, source } = cutsInForce(db, people);
  const told = readStates(db, people, 1);
  const since = addDays(people.asOf, 1 - REPORT_DAYS);
  const actual = cuts === null ? new Map<State, never>() : actualCadence(readContacts(db, people, cuts), epochDay(since), (state) => (state === null ? null : rowOf(plan, state)));
  const rows = cuts === null ? [] : states.map((state): StrategyReportRow => {
    const row = rowOf(plan, state);
    const counts = told.counts.find((c) => c.state === state)!;
    const done = actual.get(state);
    const reach = reachRule(row.channel);
    return {
      state,
      customers: counts.customers,
      reachable: reach === null ? null : countRule(db, and(stateRule(state), reach), people, 0).count,
      netMinor: counts.netMinor ?? 0,
      contacts: done?.contacts ?? 0,
      people: done?.people ?? 0,
      medianDays: done ? (quantile(done.gaps.sort((a, b) => a - b), 0.5) ?? null) : null,
      tooSoon: done?.tooSoon ?? 0,
      tooMany: done?.tooMany ?? 0,
      spentMinor: spentFrom(db, state, since),
      overdue: row.leaveAlone ? null : overdueOf(db, people, row, cuts),
    };
  });
  return { asOf: people.asOf, currency: people.currency, source, buyers: told.buyers, rows, loop: loopOf(plan, rows, told.buyers), leaks: cuts === null ? [] : readLeaks(db, people, cuts, since), definition: 'strategy:define.report' };
}

const rowOf = (plan: StrategyPlan, state: State): StrategyRow => plan.rows.find((r) => r.state === state)!;
const stateRule = (state: State): RuleGroup => ({ combinator: 'and', rules: [{ field: 'state', operator: '=', value: state }] });
const and = (...rules: RuleGroup[]): RuleGroup => ({ combinator: 'and', rules });

/** Whoever has been in the state for a whole step of the cadence and wasn't contacted within it. */
function overdueOf(db: ReadDb, people: People, row: StrategyRow, cuts: Cuts): StrategyReportRow['overdue'] {
  const at = states.indexOf(row.state);
  const entered = at === 0 ? 0 : Math.floor(cuts[at - 1]!) + 1;
  const rule: RuleGroup = {
    combinator: 'and',
    rules: [
      { field: 'state', operator: '=', value: row.state },
      { field: 'last_order_days', operator: '>=', value: entered + row.minDays },
      { combinator: 'or', rules: [{ field: 'last_touched_days', operator: 'null' }, { field: 'last_touched_days', operator: '>=', value: row.minDays }] },
      ...(reachRule(row.channel)?.rules ?? [{ field: 'opted_out', operator: '=', value: false }]),
    ],
  };
  return { customers: countRule(db, rule, people, 0).count, rule };
}

function loopOf(plan: StrategyPlan, rows: StrategyReportRow[], buyers: number): StrategyReport['loop'] {
  const gaps: StrategyReport['loop']['gaps'] = [];
  const counted = rows.reduce((sum, r) => sum + r.customers, 0);
  if (counted < buyers) gaps.push({ gap: 'noCuts', state: null, customers: buyers - counted, rule: null });
  if (plan.version === null) {
    if (counted > 0) gaps.push({ gap: 'noPlan', state: null, customers: counted, rule: null });
    return { withAction: 0, leftAlone: 0, undecided: buyers, gaps };
  }
  let withAction = 0;
  let leftAlone = 0;
  for (const { state, customers, overdue } of rows) {
    const row = rowOf(plan, state);
    if (row.leaveAlone) leftAlone += customers;
    else if (row.templateId === null) {
      if (customers > 0) gaps.push({ gap: 'noWords', state, customers, rule: stateRule(state) });
    } else withAction += customers;
    if (overdue && overdue.customers > 0) gaps.push({ gap: 'overdue', state, customers: overdue.customers, rule: overdue.rule });
  }
  return { withAction, leftAlone, undecided: buyers - withAction - leftAlone, gaps };
}

/** Contacts up to the day in any channel, with the state of each person on the day of theirs. */
function readContacts(db: ReadDb, { asOf, shopId }: People, cuts: Cuts): Contact<State | null>[] {
  // What was done by hand for a campaign is among its messages already: of calls and hand contacts only what no message of that day tells, once a day.
  const rows = db.all<{ person: number; day: string }>(
    `WITH message AS (SELECT COALESCE(a.customer_id, t.customer_id) AS person, t.day FROM touches t LEFT JOIN accounts a ON a.id = t.account_id WHERE t.status <> 'failed' AND t.day BETWEEN :from AND :asOf)
    SELECT person, day FROM message UNION ALL SELECT person, day FROM (
      SELECT COALESCE(a.customer_id, k.customer_id) AS person, k.day FROM calls k LEFT JOIN accounts a ON a.id = k.account_id WHERE k.outcome <> 'no_answer' AND k.day BETWEEN :from AND :asOf
      UNION SELECT COALESCE(a.customer_id, h.customer_id), h.day FROM hand_touches h LEFT JOIN accounts a ON a.id = h.account_id WHERE ${isHandContact('h')} AND h.day BETWEEN :from AND :asOf
      EXCEPT SELECT person, day FROM message)`,
    { from: addDays(asOf, -BEFORE), asOf },
  );
  const purchases = readPurchases(db, shopId);
  const places = new Map(Array.from(purchases.customerIds, (customer, place) => [customer, place]));
  return rows.map(({ person, day }) => ({ person, day: epochDay(day), state: stateOn(purchases, places.get(person), epochDay(day), cuts) }));
}

function spentFrom(db: ReadDb, state: State, since: string): number {
  const rows = db.all<{ parts: number; priceMilli: number; fixedMinor: number; currency: string }>(
    `SELECT c.message_price_milli AS priceMilli, c.fixed_cost_minor AS fixedMinor, c.currency, (SELECT ifnull(sum(ifnull(t.parts, 1)), 0) FROM touches t WHERE t.campaign_id = c.id) AS parts
    FROM campaigns c JOIN campaign_origins g ON g.campaign_id = c.id WHERE g.card = 'state' AND g.key = :state AND c.locked_at IS NOT NULL AND c.send_day >= :since`,
    { state, since },
  );
  return rows.reduce((sum, r) => sum + messagesCostMinor(r.parts, r.priceMilli, r.currency) + r.fixedMinor, 0);
}
