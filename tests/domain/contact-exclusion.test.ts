import { describe, expect, it } from 'vitest';
import { contactAddress, exclusionReason, findDuplicates, type Contactable, type ContactTerms } from '../../shared/domain/contact-exclusion.ts';

const person: Contactable = { customerId: 1, platforms: 'taobao', phone: '+8613800138000', phoneQuality: 'valid', email: 'A@x.cn', emailConsent: null, smsConsent: null, nick: 'tb_1', optedOut: false, lastTouchDay: null, lastDay: '2026-05-01', netMinor: 100 };
const terms: ContactTerms = { channel: 'sms', basis: 'customers', contactGapDays: 7, sendDay: '2026-05-08' };
const reason = (p: Partial<Contactable>, t: Partial<ContactTerms> = {}) => exclusionReason({ ...person, ...p }, { ...terms, ...t });

describe('exclusionReason', () => {
  it.each<[string, Partial<Contactable>, Partial<ContactTerms>, string | null]>([
    ['a plain customer', {}, {}, null],
    ['a no', { optedOut: true }, {}, 'opted_out'],
    ['a no outweighs everything', { optedOut: true, phoneQuality: 'masked', platforms: 'amazon' }, { basis: 'consent' }, 'opted_out'],
    ['SMS on consent', {}, { basis: 'consent' }, 'no_consent'],
    ['SMS on consent with a yes to e-mail', { emailConsent: 'yes' }, { basis: 'consent' }, 'no_consent'],
    ['e-mail on consent without one', {}, { basis: 'consent', channel: 'email' }, 'no_consent'],
    ['e-mail on consent with one', { emailConsent: 'yes' }, { basis: 'consent', channel: 'email' }, null],
    ['e-mail to a customer', {}, { channel: 'email' }, null],
    ['e-mail after a no', { emailConsent: 'no' }, { channel: 'email' }, 'no_consent'],
    ['SMS after a no to e-mail', { emailConsent: 'no' }, {}, null],
    ['e-mail to a Shopify customer', { platforms: 'shopify' }, { channel: 'email' }, 'no_consent'],
    ['e-mail to a Shopify customer who said yes', { platforms: 'shopify', emailConsent: 'yes' }, { channel: 'email' }, null],
    ['e-mail to a WooCommerce and Taobao customer', { platforms: 'taobao,woocommerce' }, { channel: 'email' }, 'no_consent'],
    ['Amazon alone', { platforms: 'amazon' }, {}, 'platform_forbids'],
    ['Amazon and eBay', { platforms: 'amazon,ebay' }, { channel: 'nick' }, 'platform_forbids'],
    ['Amazon and Taobao', { platforms: 'amazon,taobao' }, {}, null],
    ['an Amazon alias', { platforms: 'amazon,taobao', email: 'x1@marketplace.amazon.co.uk' }, { channel: 'email' }, 'platform_forbids'],
    ['an eBay alias', { email: 'x1@members.ebay.com' }, { channel: 'email' }, 'platform_forbids'],
    ['no phone', { phone: null, phoneQuality: 'none' }, {}, 'no_number'],
    ['a masked phone', { phone: '138****8000', phoneQuality: 'masked' }, {}, 'masked'],
    ['a virtual phone', { phone: '13800138000-1234', phoneQuality: 'virtual' }, {}, 'virtual'],
    ['a landline', { phoneQuality: 'invalid' }, {}, 'invalid'],
    ['no e-mail', { email: null }, { channel: 'email' }, 'no_number'],
    ['a masked e-mail', { email: 'a***@x.cn' }, { channel: 'email' }, 'masked'],
    ['no e-mail at all', { email: 'at home' }, { channel: 'email' }, 'invalid'],
    ['no nick', { nick: null }, { channel: 'nick' }, 'no_number'],
    ['a masked nick', { nick: 't**1' }, { channel: 'nick' }, 'masked'],
    ['a masked phone, by nick', { phoneQuality: 'masked' }, { channel: 'nick' }, null],
    ['touched six days before', { lastTouchDay: '2026-05-02' }, {}, 'contacted'],
    ['touched seven days before', { lastTouchDay: '2026-05-01' }, {}, null],
    ['touched on the day', { lastTouchDay: '2026-05-08' }, {}, 'contacted'],
    ['to be touched six days later', { lastTouchDay: '2026-05-14' }, {}, 'contacted'],
    ['touched on the day, no gap asked for', { lastTouchDay: '2026-05-08' }, { contactGapDays: 0 }, null],
  ])('%s', (_, p, t, wanted) => {
    expect(reason(p, t)).toBe(wanted);
  });
});

it('writes an e-mail in lower case', () => {
  expect(contactAddress(person, 'email')).toBe('a@x.cn');
  expect(contactAddress(person, 'sms')).toBe('+8613800138000');
  expect(contactAddress(person, 'nick')).toBe('tb_1');
});

describe('findDuplicates', () => {
  const same = [
    { ...person, customerId: 1, lastDay: '2026-05-01', netMinor: 900 },
    { ...person, customerId: 2, lastDay: '2026-06-01', netMinor: 100 },
    { ...person, customerId: 3, lastDay: null },
    { ...person, customerId: 4, phone: '+8613900139000' },
  ];
  it('keeps the one who bought last, in any order of the rows', () => {
    expect([...findDuplicates(same, 'sms')].sort()).toEqual([1, 3]);
    expect([...findDuplicates([...same].reverse(), 'sms')].sort()).toEqual([1, 3]);
  });
  it('then the one who spent more, then the lower id', () => {
    const tied = [{ ...person, customerId: 9, netMinor: 5 }, { ...person, customerId: 8, netMinor: 7 }, { ...person, customerId: 7, netMinor: 7 }];
    expect([...findDuplicates(tied, 'sms')].sort()).toEqual([8, 9]);
  });
  it('goes by the address of the channel', () => {
    const nicks = [{ ...person, nick: 'a' }, { ...person, customerId: 2, nick: 'b' }];
    expect(findDuplicates(nicks, 'nick').size).toBe(0);
    expect(findDuplicates(nicks, 'sms').size).toBe(1);
  });
});
