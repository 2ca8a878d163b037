import type { Rfm, CustomerValue, Intervals, States } from '../../shared/contract/lifecycle.ts';
import type { ReturnRates } from '../../shared/contract/lifecycle-rates.ts';
import type { Seasons } from '../../shared/contract/lifecycle-seasons.ts';
import type { Bundles } from '../../shared/contract/outlook.ts';
import { states } from '../../shared/domain/lifecycle-states.ts';
import { seasonGroups } from '../../shared/domain/season-groups.ts';
import { usualCalendar } from '../../shared/domain/season-calendar.ts';
import { seasonOfDay, seasonStartDay } from '../../shared/domain/seasons.ts';
import { addDays } from '../../shared/lib/dates.ts';
import { monthEnd } from '../../shared/lib/month-ends.ts';

/** What DuckDB is given: the tables that the endpoints read, metrics included. */
export const reportTables = {
  purchases: 'SELECT o.id AS order_id, a.customer_id, o.day, o.net_minor FROM orders o JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.no_goods = 0 AND o.day IS NOT NULL',
  lines: 'SELECT DISTINCT l.order_id, l.product_id, o.day, a.customer_id FROM order_lines l JOIN orders o ON o.id = l.order_id JOIN products p ON p.id = l.product_id LEFT JOIN accounts a ON a.id = o.account_id WHERE o.is_valid = 1 AND o.no_goods = 0 AND o.day IS NOT NULL AND p.not_goods = 0',
  metrics: 'SELECT customer_id, purchase_days, net_minor, first_day, last_day FROM customer_metrics WHERE shop_id = 0 AND last_day IS NOT NULL',
};

type Ask = (sql: string) => Promise<unknown[][]>;
interface Report {
  name: string;
  endpoint: string;
  input: { asOf: string } & Record<string, unknown>;
  /** Of our answer, what DuckDB's is held against. */
  compared: (told: unknown) => unknown;
  reference: (ask: Ask, told: unknown) => Promise<unknown>;
}
/** Types stand here once; each report knows its own endpoint's answer. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what came over the wire
const as = <T>(told: unknown): T => told as T;
const round = (x: unknown, digits = 6) => Number(Number(x).toFixed(digits));
const numbers = (rows: unknown[][]) => rows.map((row) => row.map((x) => (x === null ? null : Number(x))));

const thresholds = { r: [30, 60, 90, 180], f: [2, 3, 4, 5], m: [50, 100, 150, 200] };
const cuts = [40, 90, 200] as const;
const MONTHS = 24;
const days = (list: readonly string[]) => list.map((d, i) => `(${i}, DATE '${d}')`).join(', ');
const stateOf = (age: string) => `CASE WHEN ${age} <= ${cuts[0]} THEN 0 WHEN ${age} <= ${cuts[1]} THEN 1 WHEN ${age} <= ${cuts[2]} THEN 2 ELSE 3 END`;

export function makeReports(asOf: string): Report[] {
  const day = `DATE '${asOf}'`;
  const ends = Array.from({ length: MONTHS }, (_, i) => monthEnd(asOf, MONTHS - i));
  const starts = [...ends.map((end) => `${end.slice(0, 8)}01`), addDays(ends.at(-1)!, 1)];
  const running = seasonOfDay(asOf, usualCalendar);
  const scored = `SELECT 5 - (age >= 30)::INT - (age >= 60)::INT - (age >= 90)::INT - (age >= 180)::INT AS r, 1 + (f >= 2)::INT + (f >= 3)::INT + (f >= 4)::INT + (f >= 5)::INT AS f, 1 + (m >= 5000)::INT + (m >= 10000)::INT + (m >= 15000)::INT + (m >= 20000)::INT AS m, net
    FROM (SELECT date_diff('day', last_day, ${day}) AS age, purchase_days AS f, net_minor // purchase_days AS m, net_minor AS net FROM metrics)`;
  const visits = `SELECT DISTINCT customer_id, day FROM purchases WHERE day <= ${day}`;
  const gaps = `SELECT customer_id, day, date_diff('day', lag(day) OVER w, day) AS gap, row_number() OVER w AS place FROM (${visits}) WINDOW w AS (PARTITION BY customer_id ORDER BY day)`;
  return [
    {
      name: 'RFM',
      endpoint: 'lifecycle.rfm',
      input: { asOf, method: 'fixed', grouping: 'eight', thresholds },
      compared: (told) => {
        const { groups, cells } = as<Rfm>(told);
        return { groups: groups.map((g) => [g.customers, g.netMinor]), cells: cells.map((c) => [c.r, c.f, c.customers]).sort(inOrder) };
      },
      reference: async (ask) => {
        const groups = numbers(await ask(`WITH s AS (${scored}), mean AS (SELECT avg(r) AS r, avg(f) AS f, avg(m) AS m FROM s) SELECT 4 * (s.r > mean.r)::INT + 2 * (s.f > mean.f)::INT + (s.m > mean.m)::INT AS g, count(*), sum(net) FROM s, mean GROUP BY 1`));
        const cells = numbers(await ask(`SELECT r, f, count(*) FROM (${scored}) GROUP BY 1, 2 ORDER BY 1, 2`));
        // 重要价值 111, 一般价值 110, 重要发展 101 …, as the product lists them.
        return { groups: [7, 6, 5, 4, 3, 2, 1, 0].map((g) => groups.find((row) => row[0] === g)?.slice(1) ?? [0, 0]), cells };
      },
    },
    {
      name: `states, of ${MONTHS} months`,
      endpoint: 'lifecycle.states',
      input: { asOf, cuts, months: MONTHS },
      compared: (told) => {
        const { counts, history, moves } = as<States>(told);
        return { counts: counts.map((c) => [c.customers, c.netMinor]), history: history.map((h) => states.map((s) => h.counts[s])), moves: moves.rows.map((r) => states.map((s) => r.to[s])) };
      },
      reference: async (ask, told) => {
        const now = numbers(await ask(`SELECT ${stateOf(`date_diff('day', last_day, ${day})`)} AS s, count(*), sum(net_minor) FROM metrics GROUP BY 1`));
        const past = [...ends, asOf];
        const then = numbers(await ask(`SELECT i, ${stateOf("date_diff('day', last, d)")} AS s, count(*) FROM (SELECT e.i, e.d, p.customer_id, max(p.day) AS last FROM (VALUES ${days(past)}) e(i, d) JOIN purchases p ON p.day <= e.d GROUP BY 1, 2, 3) GROUP BY 1, 2`));
        const before = `DATE '${as<States>(told).moves.since}'`;
        const moved = numbers(await ask(`SELECT CASE WHEN was IS NULL THEN 4 ELSE ${stateOf(`date_diff('day', was, ${before})`)} END AS a, ${stateOf(`date_diff('day', is_last, ${day})`)} AS b, count(*) FROM (SELECT customer_id, max(day) FILTER (WHERE day <= ${before}) AS was, max(day) AS is_last FROM purchases WHERE day <= ${day} GROUP BY 1) GROUP BY 1, 2`));
        const four = [0, 1, 2, 3];
        const known = past.map((_, i) => four.map((s) => then.find((r) => r[0] === i && r[1] === s)?.[2] ?? 0)).filter((row) => row.some((n) => n !== 0));
        return { counts: four.map((s) => now.find((r) => r[0] === s)?.slice(1) ?? [0, 0]), history: known, moves: [0, 1, 2, 3, 4].map((a) => four.map((b) => moved.find((r) => r[0] === a && r[1] === b)?.[2] ?? 0)) };
      },
    },
    {
      name: `cohorts, of ${MONTHS} months`,
      endpoint: 'lifecycle.returnRates',
      input: { asOf, months: MONTHS + 1 },
      compared: (told) => as<ReturnRates>(told).months.slice(0, MONTHS - 1).map((m) => [m.buyers, m.again, m.next]),
      reference: async (ask) => {
        const rows = numbers(await ask(`WITH v AS (SELECT customer_id, date_trunc('month', day) AS month, count(DISTINCT day) AS n FROM purchases WHERE day BETWEEN DATE '${starts[0]}' AND DATE '${ends.at(-1)!}' GROUP BY 1, 2)
          SELECT date_diff('month', DATE '${starts[0]}', v.month), count(*), count(*) FILTER (WHERE v.n > 1), count(w.customer_id) FROM v LEFT JOIN v w ON w.customer_id = v.customer_id AND w.month = v.month + INTERVAL 1 MONTH GROUP BY 1 ORDER BY 1`));
        return ends.slice(0, -1).map((_, i) => rows.find((row) => row[0] === i)?.slice(1) ?? [0, 0, 0]);
      },
    },
    {
      name: 'interval histogram',
      endpoint: 'lifecycle.intervals',
      input: { asOf },
      compared: (told) => {
        const { gaps: all, bars } = as<Intervals>(told);
        return { n: all.map((g) => g.n), percentiles: [50, 75, 80, 90, 95].map((p) => round(all[0]!.percentiles.find((x) => x.percent === p)!.days)), bars: bars.map((b) => b.gaps) };
      },
      reference: async (ask, told) => {
        const { bars } = as<Intervals>(told);
        const [n] = numbers(await ask(`WITH g AS (${gaps}) SELECT count(*), count(*) FILTER (WHERE place = 2), count(*) FILTER (WHERE place = 3), count(*) FILTER (WHERE place > 3) FROM g WHERE gap IS NOT NULL`));
        const [percentiles] = await ask(`WITH g AS (${gaps}) SELECT quantile_cont(gap, 0.5), quantile_cont(gap, 0.75), quantile_cont(gap, 0.8), quantile_cont(gap, 0.9), quantile_cont(gap, 0.95) FROM g WHERE gap IS NOT NULL`);
        const counted = numbers(await ask(`WITH g AS (${gaps}) SELECT b.i, count(*) FROM g JOIN (VALUES ${bars.map((b, i) => `(${i}, ${b.from}, ${b.to ?? 1e6})`).join(', ')}) b(i, lo, hi) ON g.gap BETWEEN b.lo AND b.hi GROUP BY 1`));
        return { n, percentiles: percentiles!.map((x) => round(x)), bars: bars.map((_, i) => counted.find((row) => row[0] === i)?.[1] ?? 0) };
      },
    },
    {
      name: 'pairs in a basket',
      endpoint: 'strategy.bundles',
      input: { asOf, days: 365 },
      compared: (told) => {
        const { orders, multiple, bundles } = as<Bundles>(told);
        return { orders, multiple, pairs: bundles.map((b) => [b.a.productId, b.b.productId, b.count, round(b.support), round(b.confidence), round(b.lift), b.customers]) };
      },
      reference: async (ask, told) => {
        const recent = `SELECT order_id, product_id FROM lines WHERE day BETWEEN DATE '${addDays(asOf, -364)}' AND ${day}`;
        const [whole] = numbers(await ask(`SELECT count(*), count(*) FILTER (WHERE n > 1) FROM (SELECT order_id, count(*) AS n FROM (${recent}) GROUP BY 1)`));
        const found = numbers(await ask(`WITH l AS (${recent}), one AS (SELECT product_id, count(*) AS n FROM l GROUP BY 1), pair AS (SELECT a.product_id AS a, b.product_id AS b, count(*) AS n FROM l a JOIN l b ON b.order_id = a.order_id AND b.product_id <> a.product_id GROUP BY 1, 2 HAVING count(*) >= 10)
          SELECT pair.a, pair.b, pair.n, oa.n, ob.n FROM pair JOIN one oa ON oa.product_id = pair.a JOIN one ob ON ob.product_id = pair.b`));
        const { bundles } = as<Bundles>(told);
        const only = bundles.length === 0 ? [] : numbers(await ask(`WITH bought AS (SELECT DISTINCT customer_id, product_id FROM lines WHERE day <= ${day} AND customer_id IS NOT NULL) SELECT p.i, count(*) FROM (VALUES ${bundles.map((b, i) => `(${i}, ${b.a.productId}, ${b.b.productId})`).join(', ')}) p(i, a, b) JOIN bought x ON x.product_id = p.a ANTI JOIN bought y ON y.customer_id = x.customer_id AND y.product_id = p.b GROUP BY 1`));
        const total = whole![0]!;
        const pairs = bundles.map(({ a, b }, i) => {
          const [, , n = 0, na = 0, nb = 0] = (found.find((row) => row[0] === a.productId && row[1] === b.productId) ?? []) as number[];
          return [a.productId, b.productId, n, round(n / total), round(n / na), round((n * total) / (na * nb)), only.find((row) => row[0] === i)?.[1] ?? 0];
        });
        return { orders: total, multiple: whole![1], pairs };
      },
    },
    {
      name: 'season groups, of 12 seasons',
      endpoint: 'lifecycle.seasons',
      input: { asOf },
      compared: (told) => {
        const { history, groups, patterns } = as<Seasons>(told);
        return { groups: groups.map((g) => g.customers), history: history.map((h) => seasonGroups.map((g) => h.groups[g])), patterns: patterns.map((p) => [p.bits, p.customers]).sort(inOrder) };
      },
      reference: async (ask) => {
        // Also the season before the first known one: its people have their bits from it.
        const span = Array.from({ length: 30 }, (_, i) => running - 29 + i);
        const list = span.map((number) => `(${number}, DATE '${seasonStartDay(number, usualCalendar)}', DATE '${number === running ? asOf : addDays(seasonStartDay(number + 1, usualCalendar), -1)}')`).join(', ');
        const members = `WITH s AS (SELECT * FROM (VALUES ${list}) s(number, first, last)), v AS (SELECT x.customer_id, x.day, s.number FROM (${visits}) x JOIN s ON x.day BETWEEN s.first AND s.last),
          m AS (SELECT e.number AS running, v.customer_id, count(*) AS n, min(v.number) AS first, max(v.number) AS last, bit_or(CASE WHEN v.number >= e.number - 4 THEN 1 << (v.number % 4) ELSE 0 END) AS bits FROM s e JOIN v ON v.number <= e.number WHERE e.number > ${running - 12} GROUP BY 1, 2),
          g AS (SELECT running, bits, CASE WHEN running - last - 1 >= 4 THEN 5 WHEN running - last - 1 >= 2 THEN 4 WHEN n = 1 THEN 3 WHEN running - first < 3 THEN 2 WHEN bits = 15 THEN 0 ELSE 1 END AS grp FROM m)`;
        const counted = numbers(await ask(`${members} SELECT running, grp, count(*) FROM g GROUP BY 1, 2`));
        const patterns = numbers(await ask(`${members} SELECT bits, count(*) FROM g WHERE running = ${running} GROUP BY 1 ORDER BY 1`));
        const at = (number: number) => seasonGroups.map((_, g) => counted.find((row) => row[0] === number && row[1] === g)?.[2] ?? 0);
        const history = span.slice(-12).map(at).filter((row) => row.some((n) => n !== 0));
        return { groups: at(running), history, patterns };
      },
    },
    {
      name: 'Pareto',
      endpoint: 'lifecycle.value',
      input: { asOf, top: 100 },
      compared: (told) => {
        const { customers, netMinor, topShare, forEighty, gini, deciles, newAndOld, second } = as<CustomerValue>(told);
        return { customers, netMinor, topShare: round(topShare), forEighty, gini: round(gini), deciles: deciles.map((d) => d.netMinor), old: [newAndOld.first.orders, newAndOld.later.orders], second: second.map((s) => [s.observed, s.returned]) };
      },
      reference: async (ask) => {
        const ranked = 'SELECT net_minor AS net, row_number() OVER (ORDER BY net_minor DESC, customer_id) AS place, count(*) OVER () AS n, sum(net_minor) OVER (ORDER BY net_minor DESC, customer_id ROWS UNBOUNDED PRECEDING) AS made, sum(net_minor) OVER () AS total FROM metrics';
        const [row] = await ask(`WITH r AS (${ranked}) SELECT max(n), max(total), sum(net) FILTER (WHERE place <= ceil(0.2 * n)) / max(total), min(place) FILTER (WHERE made >= 0.8 * total), 2 * sum((n + 1 - place)::DOUBLE * net) / (max(n)::DOUBLE * max(total)) - (max(n) + 1)::DOUBLE / max(n) FROM r`);
        const tenths = numbers(await ask(`WITH r AS (${ranked}) SELECT 10 * (place - 1) // n AS d, sum(net) FROM r GROUP BY 1 ORDER BY 1`));
        const [old] = numbers(await ask(`SELECT count(*) FILTER (WHERE p.day = m.first_day), count(*) FILTER (WHERE p.day > m.first_day) FROM purchases p JOIN metrics m USING (customer_id) WHERE p.day BETWEEN DATE '${addDays(asOf, -364)}' AND ${day}`));
        const second = numbers(await ask(`WITH f AS (SELECT customer_id, min(day) AS a, min(day) FILTER (WHERE place = 2) AS b FROM (${gaps}) GROUP BY 1) SELECT w, count(*) FILTER (WHERE date_diff('day', a, ${day}) >= w), count(*) FILTER (WHERE date_diff('day', a, ${day}) >= w AND date_diff('day', a, b) <= w) FROM f, (VALUES (7), (30), (60), (90), (180), (365)) x(w) GROUP BY 1 ORDER BY 1`));
        const [customers, netMinor, topShare, forEighty, gini] = row!;
        return { customers: Number(customers), netMinor: Number(netMinor), topShare: round(topShare), forEighty: Number(forEighty), gini: round(gini), deciles: tenths.map((t) => t[1]), old, second: second.map((s) => s.slice(1)) };
      },
    },
  ];
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
