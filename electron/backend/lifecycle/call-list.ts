import type { ExclusionReason } from '../../../shared/contract/campaigns.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { NotCalled, TopCustomer } from '../../../shared/contract/lifecycle-top.ts';
import type { lifecycle } from '../../../shared/contract/lifecycle.ts';
import { callListHtml, type CallLine } from '../../../shared/domain/call-list-html.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import en from '../../../shared/locales/en/lifecycle.json' with { type: 'json' };
import zh from '../../../shared/locales/zh-CN/lifecycle.json' with { type: 'json' };
import { judgeCandidates, listCandidates } from '../campaigns/candidates.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { writeWhole } from '../files/write-whole.ts';
import { readHeldOut } from '../segments/ad-audience.ts';
import { choosePeople } from '../segments/compile-rule.ts';
import { readContactBasis } from '../settings/contact-basis.ts';
import type { TaskContext } from '../serve.ts';
import { readBuyers } from './buyers.ts';
import { purchaseWhere } from './purchases.ts';
import { readTop, topOf } from './top-customers.ts';

const kinds: Partial<Record<ExclusionReason, keyof NotCalled>> = { opted_out: 'saidNo', no_consent: 'saidNo', no_number: 'noPhone', masked: 'noPhone', virtual: 'noPhone', invalid: 'noPhone', standing_control: 'heldOut' };

/** Those who spend most and may be called today, with their whole number: a list as it leaves the app. */
export async function printCallList({ shop, asOf, top, language, to }: Parsed<typeof lifecycle.printCallList>, { db, today, file, checkCancelled }: TaskContext): Promise<Output<typeof lifecycle.printCallList>> {
  const { html, ...told } = snapshot(db, () => {
    const people = choosePeople(db, { shop, asOf, today });
    const ids = topOf(readBuyers(db, people), top);
    const { callable, leftOut } = whomToCall(db, ids, today);
    if (callable.size === 0) throw new AppError('empty_audience', { ...leftOut });
    checkCancelled();
    const last = lastBought(db, [...callable.keys()], people.shopId, people.asOf);
    const words = language === 'en' ? en : zh;
    const lines = readTop(db, people, ids).flatMap((c, i): CallLine[] => {
      const phone = callable.get(c.customerId);
      return phone === undefined ? [] : [{ ...wordsOf(c, words), place: i + 1, phone: phone.replace(/^\+86(?=1\d{10}$)/, ''), lastDay: c.lastDay, lastItems: last.get(c.customerId) ?? [] }];
    });
    return { rows: lines.length, leftOut, html: callListHtml(lines, { language, day: people.asOf, currency: people.currency, asked: ids.length, leftOut }) };
  });
  await writeWhole(file(to).path, html);
  return told;
}

const wordsOf = ({ name, nick, netTotalMinor, lastOrderDays, state, birthday }: TopCustomer, words: typeof zh) => ({
  name: name ?? nick,
  nick: name === null ? null : nick,
  netMinor: netTotalMinor,
  lastOrderDays,
  birthday,
  state: state === null ? null : words.state[state],
  action: state === null ? null : words.value.action[state],
});

/** Their numbers, of whoever may be called: as an audience by SMS is judged, and nobody whom a running campaign leaves alone. */
function whomToCall(db: ReadDb, ids: readonly number[], today: string): { callable: Map<number, string>; leftOut: NotCalled } {
  const { basis } = readContactBasis(db);
  if (basis === null) throw new AppError('basis_missing');
  const asked = { channel: 'sms' as const, rule: { combinator: 'and' as const, rules: [] }, sendDay: null, contactGapDays: 0 };
  const { candidates } = listCandidates(db, asked, today, [], ids);
  const { eligible, excluded } = judgeCandidates(candidates, asked, basis, today);
  const leftOut: NotCalled = { noPhone: 0, saidNo: 0, heldOut: 0, other: 0 };
  for (const [reason, n] of Object.entries(excluded)) leftOut[kinds[reason as ExclusionReason] ?? 'other'] += n;
  const heldOut = readHeldOut(db, today);
  const callable = new Map<number, string>();
  for (const { customerId, phone } of eligible) {
    if (heldOut.has(customerId)) leftOut.heldOut += 1;
    else callable.set(customerId, phone ?? '');
  }
  return { callable, leftOut };
}

/** What was in the orders of somebody's last purchase day, each product once. */
function lastBought(db: ReadDb, ids: readonly number[], shopId: number, asOf: string): Map<number, string[]> {
  const theirs = (of: string) => `FROM accounts a JOIN orders o ON o.account_id = a.id ${of} WHERE a.customer_id = page.value AND ${purchaseWhere(shopId)}`;
  const rows = db.all<{ id: number; titles: string }>(
    `SELECT page.value AS id, (SELECT json_group_array(title) FROM (SELECT DISTINCT coalesce(p.title, l.sku) AS title ${theirs('JOIN order_lines l ON l.order_id = o.id LEFT JOIN products p ON p.id = l.product_id')}
      AND o.day = (SELECT max(o.day) ${theirs('')} AND o.day <= :asOf) AND ifnull(p.not_goods, 0) = 0 AND coalesce(p.title, l.sku, '') <> '' ORDER BY l.id)) AS titles
    FROM json_each(:ids) page`,
    { ids: JSON.stringify(ids), asOf },
  );
  return new Map(rows.map(({ id, titles }) => [id, JSON.parse(titles) as string[]]));
}
