import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { ToldShop } from '../people/told-shop.ts';
import { order } from '../people/people-shop.ts';
import { fileOf } from '../imports/records-shop.ts';

const PHONE = '+8618600001111';
const blank = { title: '新会员登记 2026-11-22', name: '', phone: '', wechat: '', email: '', birthday: '', since: '2026-11-20', source: '', staff: '', wording: null };
const full = { ...blank, name: '沈测试', phone: '186 0000 1111', wechat: 'wx_shen', birthday: '1990/1/5', source: '展会', staff: 'LM', wording: '我同意接收优惠短信，可随时退订' };
type Application = Parameters<typeof customersHandlers.addProspect>[0];
const add = (shop: ToldShop, application: Application) => customersHandlers.addProspect(application, { ...shop.context, progress: () => undefined, checkCancelled: () => undefined, file: () => ({ path: '', name: '' }) });
const get = (shop: ToldShop, customerId: number) => customersHandlers.get({ customerId }, shop.context);

test('an application makes a prospect, with its day, source, staff, consent and its wording; undone it was never there', async () => {
  const shop = new ToldShop();
  const empty = shop.told();
  const { customerId, batchId, isNew } = await add(shop, full);
  expect(isNew).toBe(true);
  expect(get(shop, customerId)).toMatchObject({
    name: '沈测试', phone: PHONE, phoneQuality: 'valid', orders: 0, smsConsent: 'yes', emailConsent: 'yes', toldBirthday: '1990-01-05',
    told: [{ fileName: '新会员登记 2026-11-22', line: 1, since: '2026-11-20', source: '展会', staff: 'LM', wechat: 'wx_shen', wording: '我同意接收优惠短信，可随时退订' }],
  });
  expect(customersHandlers.list({ offset: 0, limit: 10 }, shop.context)).toMatchObject({ total: 1 });
  expect(customersHandlers.memberSources({}, shop.context)).toEqual(['展会']);
  shop.undo(batchId);
  expect(shop.told()).toEqual(empty);
});

test('who isn’t asked has neither agreed nor refused', async () => {
  const shop = new ToldShop();
  const { customerId } = await add(shop, { ...full, wording: null });
  expect(get(shop, customerId)).toMatchObject({ smsConsent: null, emailConsent: null, told: [{ wording: null }] });
});

test('the first order with the phone makes a customer of the prospect, and keeps source and day', async () => {
  const shop = new ToldShop();
  const { customerId } = await add(shop, full);
  const unpaid = await shop.buy('taobao', order('1', 'a', { phone: PHONE, status: 'unpaid' }));
  expect(get(shop, customerId)).toMatchObject({ customerId, orders: 0 });
  shop.undo(unpaid);
  await shop.buy('taobao', order('2', 'a', { phone: PHONE }));
  expect(get(shop, customerId)).toMatchObject({ customerId, nick: 'a', orders: 1, told: [{ source: '展会', since: '2026-11-20' }] });
  expect(customersHandlers.list({ offset: 0, limit: 10 }, shop.context)).toMatchObject({ total: 1 });
});

test('a phone is found while it is typed: by orders, by lists, by applications; not while it isn’t whole', async () => {
  const shop = new ToldShop();
  const names = (phone: string) => {
    const { quality, people } = customersHandlers.withPhone({ phone }, shop.context) as { quality: string; people: { nick: string | null; name: string | null }[] };
    return [quality, ...people.map((p) => p.nick ?? p.name)];
  };
  await shop.buy('taobao', order('1', 'a', { phone: PHONE }));
  await shop.put([fileOf('with-phone.csv', ['姓名,手机号', '顾样例,18600002222'])]);
  await add(shop, { ...full, name: '陆虚构', phone: '18600003333' });
  expect(names('1860000')).toEqual(['invalid']);
  expect(names('18600001111')).toEqual(['valid', 'a']);
  expect(names('186-0000-2222')).toEqual(['valid', '顾样例']);
  expect(names('+86 18600003333')).toEqual(['valid', '陆虚构']);
  expect(names('18600004444')).toEqual(['valid']);
});

test('an application of somebody who is known is added to them, and nobody is new', async () => {
  const shop = new ToldShop();
  await shop.buy('taobao', order('1', 'a', { phone: PHONE }));
  const { customerId, isNew } = await add(shop, full);
  expect(isNew).toBe(false);
  expect(get(shop, customerId)).toMatchObject({ nick: 'a', orders: 1, smsConsent: 'yes', told: [{ staff: 'LM' }] });
});

test('without a phone an e-mail or a WeChat id says who it is; without any of them it isn’t kept', async () => {
  const shop = new ToldShop();
  await add(shop, { ...blank, email: 'Gu@Example.com' });
  await add(shop, { ...blank, wechat: 'wx_gu' });
  expect(shop.db.all('SELECT platform, kind, value FROM accounts ORDER BY 1')).toEqual([{ platform: 'other', kind: 'email', value: 'gu@example.com' }, { platform: 'weixin', kind: 'buyer', value: 'wx_gu' }]);
  await expect(add(shop, { ...blank, name: '无名' })).rejects.toMatchObject({ code: 'bad_input' });
  await expect(add(shop, { ...blank, phone: '1860000' })).rejects.toMatchObject({ code: 'bad_input', detail: { fields: ['phone'] } });
  await expect(add(shop, { ...blank, phone: '18600001111', birthday: '2月30日', email: 'a@b' })).rejects.toMatchObject({ detail: { fields: ['email', 'birthday'] } });
  expect(shop.db.get('SELECT count(*) AS n FROM batches')).toEqual({ n: 2 });
  expect(shop.db.connection.inTransaction).toBe(false);
});
