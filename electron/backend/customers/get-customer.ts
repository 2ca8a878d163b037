import type { Customer } from '../../../shared/contract/customers.ts';
import { MIXED_CURRENCY } from '../../../shared/domain/customer-metrics.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { isErasedSql } from '../vault/erase/erased-name.ts';
import { choosePeople, compileRule, peopleFrom, type People } from '../segments/compile-rule.ts';
import { evaluateRule } from '../segments/evaluate-rule.ts';
import { hasIdNumber } from '../id-numbers/handlers.ts';
import { listSegments } from '../segments/read-segment.ts';
import { readPersonValues } from '../own-fields/own-values.ts';
import { personOf } from '../people/decisions.ts';
import { readPersonTags } from '../tags/person-tags.ts';
import { readCustomerRows } from './customer-rows.ts';
import { listCustomerOrders } from './customer-orders.ts';
import { optedOutAt } from './opt-outs.ts';
import { peopleIds, placeOf } from './people-columns.ts';
import { readReturns, readTold } from './told-person.ts';

/** The whole record. Money is in the currency that this customer pays in. */
export function getCustomer(db: ReadDb, askedId: number, asOf: string | undefined, today: string): Customer {
  const customerId = personOf(db, askedId) ?? askedId;
  const people = choosePeople(db, { asOf, today });
  const facts = readFacts(db, customerId, people);
  const currency = facts.currency === MIXED_CURRENCY ? people.currency : facts.currency;
  const [row] = readCustomerRows(db, [customerId], { ...people, currency });
  const params = { customerId, asOf: people.asOf };
  return {
    ...row!,
    currency,
    gender: facts.gender,
    birthday: facts.birthday,
    note: facts.note,
    optedOutAt: row!.optedOut ? optedOutAt(db, customerId) : null,
    emailConsent: facts.emailConsent,
    smsConsent: facts.smsConsent,
    toldGender: facts.toldGender,
    toldBirthday: facts.toldBirthday,
    told: readTold(db, customerId),
    returns: readReturns(db, customerId),
    refundRate: facts.refundRate,
    discountShare: facts.discountShare,
    accounts: db.all(`SELECT platform, kind, value FROM accounts WHERE customer_id = :customerId AND NOT ${isErasedSql('value')} ORDER BY id`, { customerId }),
    contacts: db.all(
      `SELECT k.receiver, k.phone_raw AS phone, k.phone_quality AS phoneQuality, k.province, k.city, nullif(trim(coalesce(k.district, '') || ' ' || coalesce(k.address, '')), '') AS address
      FROM contacts k JOIN accounts a ON a.id = k.account_id WHERE a.customer_id = :customerId ORDER BY k.id DESC`,
      { customerId },
    ),
    orderList: listCustomerOrders(db, customerId, people.asOf < today ? people.asOf : null),
    touches: db.all(
      `SELECT t.at, t.channel, t.campaign_id AS campaignId, c.name AS campaignName, t.status, t.reply FROM touches t JOIN campaigns c ON c.id = t.campaign_id LEFT JOIN accounts ta ON ta.id = t.account_id
      WHERE COALESCE(ta.customer_id, t.customer_id) = :customerId AND t.day <= :asOf ORDER BY t.at DESC, t.id DESC`,
      params,
    ),
    segments: segmentsOf(db, customerId, people),
    tags: readPersonTags(db, customerId, people),
    own: readPersonValues(db, customerId),
    hasIdNumber: hasIdNumber(db, customerId),
    erasureUnfinished: row!.erased && db.get('SELECT 1 FROM erasures WHERE finished_at IS NULL') !== undefined,
  };
}

type Facts = Pick<Customer, 'currency' | 'gender' | 'birthday' | 'note' | 'emailConsent' | 'smsConsent' | 'toldGender' | 'toldBirthday' | 'refundRate' | 'discountShare'>;

function readFacts(db: ReadDb, customerId: number, people: People): Facts {
  const facts = db.get<Facts>(
    `SELECT m.currency, c.gender, c.birthday, c.note, c.email_consent AS emailConsent, c.sms_consent AS smsConsent, c.told_gender AS toldGender, c.told_birthday AS toldBirthday, ${fields.refund_rate.sql!} AS refundRate, ${fields.discount_share.sql!} AS discountShare
    FROM ${peopleFrom(people)} WHERE c.id = :customerId`,
    { customerId },
  );
  if (!facts) throw new AppError('not_found', { what: 'customer' });
  return facts;
}

/** Through the columns, which the next question will find loaded. */
function segmentsOf(db: ReadDb, customerId: number, people: People): Customer['segments'] {
  const place = placeOf(peopleIds(db, people), customerId);
  return listSegments(db)
    .filter(({ rule }) => evaluateRule(db, compileRule(db, rule, people))[place] === 1)
    .map(({ segmentId, name }) => ({ segmentId, name }));
}
