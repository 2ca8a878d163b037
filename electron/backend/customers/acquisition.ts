import { UNPAID_SOURCE, type Acquisition, type acquisition } from '../../../shared/contract/acquisition.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { prospectFate, type Prospect, type ProspectFate, type SourceFigures } from '../../../shared/domain/acquisition.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { dayOf, isDay } from '../../../shared/lib/dates.ts';
import { monthEnd } from '../../../shared/lib/month-ends.ts';
import type { ReadDb } from '../db/executor.ts';
import { remember } from '../db/remember.ts';
import { historyLead } from '../lifecycle/history-lead.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import type { CommandContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';

type Judged = Prospect & { fate: ProspectFate };
type Group = Parsed<typeof acquisition.acquisitionPeople>['group'];
interface Cost {
  source: string;
  month: string;
  costMinor: number;
}

/** Worked example: 2026-03, 2 → 2026-01. */
const monthBefore = (month: string, by: number): string => monthEnd(`${month}-01`, by).slice(0, 7);

/** Everyone whom a customers' file, a form or an order without a purchase made known, once, by the first that did. */
function readProspects(db: ReadDb, today: string): { people: Judged[]; knownFrom: string | null } {
  return remember(db, `prospects ${today}`, () => {
    const { knownFrom } = historyLead(db, choosePeople(db, { today }));
    const first = new Map<number, Prospect>();
    const told = db.all<Omit<Prospect, 'since'> & { sinceDay: string | null; at: number | null; timeZone: string }>(
      `SELECT a.customer_id AS customerId, trim(ifnull(p.source, '')) AS source, p.since_day AS sinceDay, s.time_zone AS timeZone, m.first_day AS firstDay,
        (SELECT min(b.started_at) FROM records r JOIN batch_files f ON f.id = r.file_id JOIN batches b ON b.id = f.batch_id WHERE r.kind = 'people' AND r.shop_id = p.shop_id AND r.key = p.key) AS at
       FROM person_facts p JOIN accounts a ON a.id = p.account_id JOIN shops s ON s.id = p.shop_id JOIN customer_metrics m ON m.customer_id = a.customer_id AND m.shop_id = 0`,
    );
    const toldPeople = told.map(({ sinceDay, at, timeZone, ...person }) => ({ ...person, since: sinceDay ?? dayOf(at ?? 0, timeZone) }));
    const unpaid = db.all<Prospect>(
      `SELECT a.customer_id AS customerId, :source AS source, min(o.day) AS since, m.first_day AS firstDay FROM orders o JOIN accounts a ON a.id = o.account_id
        JOIN customer_metrics m ON m.customer_id = a.customer_id AND m.shop_id = 0 WHERE o.is_valid = 0 AND o.excluded IS NULL AND o.day <= :today GROUP BY a.customer_id`,
      { source: UNPAID_SOURCE, today },
    );
    for (const person of [...toldPeople, ...unpaid]) {
      const known = first.get(person.customerId);
      // What a file says comes before what an order shows.
      if (!known || (known.source !== UNPAID_SOURCE && person.source !== UNPAID_SOURCE && person.since < known.since)) first.set(person.customerId, person);
    }
    return { people: [...first.values()].map((person) => ({ ...person, fate: prospectFate(person, knownFrom) })), knownFrom };
  });
}

/** Does somebody count in a group of these months? Known by when they were first known, won by when they bought. */
function isIn({ fate, since, firstDay }: Judged, group: Group, from: string, to: string): boolean {
  const within = (day: string | null) => day !== null && day.slice(0, 7) >= from && day.slice(0, 7) <= to;
  if (fate === 'before') return false;
  if (group === 'known') return within(since);
  if (group === 'waiting') return fate === 'waiting' && within(since);
  return fate === group && within(firstDay);
}

function figuresOf(people: readonly Judged[], costs: readonly Cost[], from: string, to: string): SourceFigures {
  const count = (group: Group) => people.filter((person) => isIn(person, group, from, to)).length;
  const spent = costs.filter(({ month }) => month >= from && month <= to);
  return { known: count('known'), waiting: count('waiting'), won: count('won'), unsure: count('unsure'), costMinor: spent.length === 0 ? null : spent.reduce((sum, { costMinor }) => sum + costMinor, 0) };
}
const isEmpty = ({ known, won, unsure, costMinor }: SourceFigures) => known + won + unsure === 0 && costMinor === null;

export function readAcquisition(db: ReadDb, months: number, today: string): Acquisition {
  const to = today.slice(0, 7);
  const from = monthBefore(to, months - 1);
  const currency = readSettings(db).baseCurrency;
  const { people, knownFrom } = readProspects(db, today);
  const costs = db.all<Cost & { currency: string }>('SELECT source, month, cost_minor AS costMinor, currency FROM source_costs');
  const summed = costs.filter((c) => c.currency === currency);
  const bySource = Map.groupBy(people, (p) => p.source);
  const costsBySource = Map.groupBy(summed, (c) => c.source);
  const rows = [...new Set([...bySource.keys(), ...costsBySource.keys()])].map((source) => {
    const [ours, spent] = [bySource.get(source) ?? [], costsBySource.get(source) ?? []];
    const busy = new Set([...ours.flatMap((p) => [p.since.slice(0, 7), ...(p.firstDay === null ? [] : [p.firstDay.slice(0, 7)])]), ...spent.map((c) => c.month)]);
    const each = [...busy].filter((month) => month >= from && month <= to).sort().reverse().map((month) => ({ month, figures: figuresOf(ours, spent, month, month) }));
    return { source, figures: figuresOf(ours, spent, from, to), months: each.filter(({ figures }) => !isEmpty(figures)) };
  });
  const shown = rows.filter(({ figures }) => !isEmpty(figures)).sort((a, b) => b.figures.won - a.figures.won || b.figures.known - a.figures.known || (a.source < b.source ? -1 : 1));
  return { from, to, currency, rows: shown, all: figuresOf(people, summed, from, to), otherCurrency: costs.length - summed.length, knownFrom };
}

export function listAcquisitionPeople(db: ReadDb, { months, source, group, month }: Parsed<typeof acquisition.acquisitionPeople>, today: string): Output<typeof acquisition.acquisitionPeople> {
  const to = month ?? today.slice(0, 7);
  const from = month ?? monthBefore(to, months - 1);
  return { customerIds: readProspects(db, today).people.filter((p) => p.source === source && isIn(p, group, from, to)).map((p) => p.customerId).sort((a, b) => a - b) };
}

export function setSourceCost({ source, month, costMinor }: Parsed<typeof acquisition.setSourceCost>, { db }: CommandContext): { source: string } {
  if (!isDay(`${month}-01`)) throw new AppError('bad_input', { fields: ['month'] });
  db.run('DELETE FROM source_costs WHERE source = :source AND month = :month', { source, month });
  if (costMinor !== null) db.run('INSERT INTO source_costs (source, month, cost_minor, currency) VALUES (:source, :month, :costMinor, :currency)', { source, month, costMinor, currency: readSettings(db).baseCurrency });
  return { source };
}
