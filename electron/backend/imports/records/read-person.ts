import { provinceName } from '../../../../shared/domain/address-region.ts';
import { isMasked } from '../../../../shared/domain/cell-text.ts';
import { countryCode } from '../../../../shared/domain/country-code.ts';
import { parseBirthday } from '../../../../shared/domain/parse-birthday.ts';
import { isEmail } from '../../../../shared/domain/email-check.ts';
import { MOST_OWN_VALUE, ownIdOf } from '../../../../shared/domain/own-fields.ts';
import { parsePhone, type Phone } from '../../../../shared/domain/phone.ts';
import { SEPARATOR } from '../facts.ts';
import type { RecordCells } from './record-reader.ts';
import type { ReadRecord } from './read-row.ts';

const quality = { valid: 4, virtual: 2, masked: 1, invalid: 1, none: 0 };

/**
 * A person of a customers' file or member list. The key is the account that orders would know them by: the platform's own
 * name of the buyer, else the e-mail, else a real phone, else the WeChat id, else the platform's number, else what the
 * owner says is the buyer's name; never what is masked.
 */
export function readPerson(cells: RecordCells): ReadRecord {
  const { format } = cells.layout;
  const country = countryCode(cells.text('country') ?? '') ?? ('country' in format ? format.country : undefined) ?? '';
  const phone = bestPhone(cells.texts('phone'), country);
  const mail = cells.texts('email').find((text) => isEmail(text) && !isMasked(text))?.toLowerCase() ?? null;
  const nick = plain(cells.text('nick') ?? cells.text('buyerName'));
  const key = keyOf(cells, mail, phone);
  const since = cells.dayOfInstant('since');
  const active = cells.dayOfInstant('activeAt');
  const consent = cells.answer('consent');
  const family = plain(cells.text('familyName', 100));
  const given = plain(cells.text('name', 100));
  const province = plain(cells.text('province'));
  if (key === null) cells.fail('no_identity', 'phone');
  const gender = cells.text('gender') ?? '';
  const staff = cells.text('staff', 40);
  const wording = cells.text('wording', 500);
  return {
    key: key ?? '',
    days: [since, active],
    body: {
      name: family === null ? given : [given, family].filter((part) => part !== null).join(' '),
      nick,
      wechat: plain(cells.text('wechat')),
      phoneRaw: phone.written === '' ? null : phone.written,
      phone: phone.e164,
      phoneQuality: phone.quality,
      email: mail,
      province: province === null ? null : (provinceName(province) ?? (country === '' || country === 'CN' ? province : /^[A-Z0-9]{1,3}$/.test(province) ? `${country}-${province}` : province)),
      city: plain(cells.text('city')),
      address: [plain(cells.text('district')), plain(cells.text('street', 500))].filter((part) => part !== null).join(' ') || null,
      gender: /^(?:男|male|m|先生)/i.test(gender) ? 'male' : /^(?:女|female|f|女士|小姐)/i.test(gender) ? 'female' : null,
      birthday: parseBirthday(cells.text('birthday') ?? ''),
      tags: cells.list('tags'),
      source: cells.texts('source').join(' · ').slice(0, 200) || null,
      since,
      emailConsent: cells.answer('emailConsent') ?? consent,
      smsConsent: cells.answer('smsConsent') ?? consent,
      note: cells.text('note', 2000),
      ...(staff === null ? {} : { staff }),
      ...(wording === null ? {} : { wording }),
      ...ownCells(cells),
    },
  };
}

/** As they are written: what they mean is for the field to say, which may change. */
function ownCells(cells: RecordCells): Record<string, string> {
  const own: Record<string, string> = {};
  for (const field of Object.keys(cells.layout.columns)) {
    const text = ownIdOf(field) === undefined ? null : cells.text(field, MOST_OWN_VALUE);
    if (text !== null) own[field] = text;
  }
  return own;
}

const plain = (text: string | null): string | null => (text === null || isMasked(text) ? null : text);

function bestPhone(texts: string[], country: string): Phone {
  return texts.map((text) => parsePhone(text, country)).reduce((best, phone) => (quality[phone.quality] > quality[best.quality] ? phone : best), parsePhone('', country));
}

function keyOf(cells: RecordCells, mail: string | null, phone: Phone): string | null {
  const taobao = plain(cells.text('taobaoNick'));
  if (taobao !== null) return ['buyer', taobao, 'taobao'].join(SEPARATOR);
  if (mail !== null) return `email${SEPARATOR}${mail}`;
  if (phone.e164 !== null) return `phone${SEPARATOR}${phone.e164}`;
  const wechat = plain(cells.text('wechat'));
  if (wechat !== null) return ['buyer', wechat, 'weixin'].join(SEPARATOR);
  const name = cells.id('customerNo') ?? plain(cells.text('buyerName'));
  return name === null ? null : `buyer${SEPARATOR}${name}`;
}
