import type { DeskTurn } from '../../../shared/contract/outreach-desk.ts';
import { wordsForText } from '../../../shared/domain/template-variables.ts';
import { readValues, valueColumns, type ValueRow } from '../copy/customer-values.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, peopleFrom } from '../segments/compile-rule.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import type { DeskRow, DeskSeat } from './desk-seats.ts';
import { openDeskText } from './desk-text.ts';
import { peopleOnWechat } from './wechat-people.ts';

/** The person whose turn it is, with the words for them: a campaign's as they were frozen, else with today's values. */
export function readTurn(db: ReadDb, desk: DeskRow, seat: DeskSeat, today: string): DeskTurn {
  const composer = openDeskText(db, desk.text);
  const people = choosePeople(db, { today });
  const row = db.get<ValueRow & { buyer: string | null }>(
    `SELECT c.id, ${valueColumns(db, [...composer.variables, 'customer.last_product'], today)},
      (SELECT a.value FROM accounts a LEFT JOIN orders o ON o.account_id = a.id AND o.is_valid = 1 WHERE a.customer_id = c.id AND a.kind = 'buyer' AND a.platform NOT IN ('weixin', 'qq') AND NOT ${isErasedSql('a.value')} ORDER BY o.day DESC, o.id DESC, a.id LIMIT 1) AS buyer
    FROM ${peopleFrom(people)} WHERE c.id = :person`,
    { person: seat.person, asOf: today },
  )!;
  const frozen = desk.campaignId === null ? undefined : db.get<{ text: string | null; address: string | null }>('SELECT text, address FROM campaign_members WHERE campaign_id = :campaignId AND customer_id = :member', { campaignId: desk.campaignId, member: seat.member });
  const words = frozen?.text ?? composer.compose(readValues(db, [row], composer.variables, today)[0]!, null).text;
  return {
    customerId: seat.person,
    nick: seat.nick,
    name: seat.name,
    phone: seat.phone,
    address: addressOf(db, desk, seat, row.buyer),
    text: words,
    names: [row.nick, row.name].map((name) => wordsForText(name)).filter((n) => n !== null),
    orders: row.orders,
    netMinor: row.net_minor,
    currency: row.currency,
    lastDay: row.last_day,
    lastProduct: row.last_product,
  };
}

function addressOf(db: ReadDb, { way }: DeskRow, { person, phone, handle }: DeskSeat, buyer: string | null): string | null {
  if (way === 'nick') return buyer;
  if (handle !== null) return handle;
  return way === 'wechat' ? (peopleOnWechat(db).get(person) ?? buyer) : phone;
}
