import { expect, test } from 'vitest';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { settings } from '../../../shared/contract/settings.ts';
import { ShopMaker } from '../make-shop.ts';

test('settings have usual values, and keep what was chosen', () => {
  const context = new ShopMaker().context();
  expect(settingsHandlers.get({}, context)).toEqual({ language: 'auto', theme: 'auto', baseCurrency: 'CNY', smsSignature: '', smsOptOutText: '拒收请回复R', smsPriceMilli: 45, contactGapDays: 7, sharedContactLimit: 3, ownContacts: [], priorityAnswerHours: 2, answerHours: 24, basis: null });
  settingsHandlers.save({ language: 'en', smsPriceMilli: 50 }, context);
  settingsHandlers.save({ smsPriceMilli: 60 }, context);
  expect(settingsHandlers.get({}, context)).toMatchObject({ language: 'en', theme: 'auto', smsPriceMilli: 60 });
});

test('a stored value that cannot be read counts as not chosen', () => {
  const shop = new ShopMaker();
  shop.insert('settings', { key: 'theme', value: '"purple"' });
  shop.insert('settings', { key: 'contactGapDays', value: '{' });
  expect(settingsHandlers.get({}, shop.context())).toMatchObject({ theme: 'auto', contactGapDays: 7 });
});

test('the base currency is that of the first shop until it is chosen', () => {
  const shop = new ShopMaker();
  shop.db.run("UPDATE shops SET currency = 'USD'");
  expect(settingsHandlers.get({}, shop.context()).baseCurrency).toBe('USD');
  expect(settingsHandlers.save({ baseCurrency: 'EUR' }, shop.context()).baseCurrency).toBe('EUR');
});

test('each choice of a basis is logged with the counts on the screen, and the last one holds', () => {
  const shop = new ShopMaker();
  settingsHandlers.chooseBasis({ basis: 'consent', words: '只发给同意的', consentCount: 12, customersCount: 900 }, shop.context('2026-06-01'));
  expect(settingsHandlers.chooseBasis({ basis: 'customers', words: '', consentCount: 12, customersCount: 901 }, shop.context('2026-06-02')).basis).toBe('customers');
  expect(shop.db.all('SELECT basis, words, consent_count, customers_count FROM basis_log ORDER BY id')).toEqual([
    { basis: 'consent', words: '只发给同意的', consent_count: 12, customers_count: 900 },
    { basis: 'customers', words: '', consent_count: 12, customers_count: 901 },
  ]);
});

test('the contact basis comes with when it was chosen and whom each choice leaves', () => {
  const shop = new ShopMaker();
  shop.customer({ emailConsent: 'yes' });
  shop.customer({ emailConsent: 'no' });
  shop.customer({});
  shop.customer({ emailConsent: 'yes', optedOut: true });
  expect(settingsHandlers.contactBasis({}, shop.context())).toEqual({ basis: null, chosenAt: null, words: '', counts: { consent: 1, customers: 3 } });
  const context = shop.context('2026-06-02');
  settingsHandlers.chooseBasis({ basis: 'customers', words: '老客', consentCount: 1, customersCount: 3 }, context);
  expect(settingsHandlers.contactBasis({}, context)).toMatchObject({ basis: 'customers', chosenAt: context.now, words: '老客' });
});

test('shops are listed with their orders and renamed; currency and clock are fixed by the first order', () => {
  const shop = new ShopMaker();
  const other = shop.shop({ platform: 'shopify', name: 'Demo', currency: 'USD', timeZone: 'America/New_York' });
  shop.order({ day: '2026-02-03' });
  const context = shop.context();
  expect(settingsHandlers.shops({}, context)).toEqual([
    { id: shop.shopId, name: '样例生活馆', platform: 'taobao', currency: 'CNY', timeZone: 'Asia/Shanghai', orders: 1, lastDay: '2026-02-03' },
    { id: other, name: 'Demo', platform: 'shopify', currency: 'USD', timeZone: 'America/New_York', orders: 0, lastDay: null },
  ]);
  expect(settingsHandlers.saveShop({ shopId: shop.shopId, name: '新名字' }, context).name).toBe('新名字');
  expect(settingsHandlers.saveShop({ shopId: other, name: 'Demo', currency: 'EUR' }, context).currency).toBe('EUR');
  expect(() => settingsHandlers.saveShop({ shopId: shop.shopId, name: '新名字', currency: 'USD' }, context)).toThrow('bad_input');
  expect(() => settingsHandlers.saveShop({ shopId: other, name: 'Demo', timeZone: 'Mars/Base' }, context)).toThrow('bad_input');
  expect(() => settingsHandlers.saveShop({ shopId: 99, name: 'x' }, context)).toThrow('not_found');
});

test('two shops of a platform have different names', () => {
  const shop = new ShopMaker();
  const second = shop.shop({ platform: 'taobao', name: '二店' });
  expect(() => settingsHandlers.saveShop({ shopId: second, name: '样例生活馆' }, shop.context())).toThrow('name_taken');
});

test('about says what runs and where the data lies', () => {
  const shop = new ShopMaker();
  const about = settingsHandlers.about({}, shop.context());
  expect(about).toMatchObject({ version: '0.0.0', dataFolder: 'data', schemaVersion: shop.connection.pragma('user_version', { simple: true }), node: process.versions.node });
  expect(about.sqlite).toMatch(/^3\./);
});

test('a change touches nothing that it does not name', () => {
  expect(settings.save.input.parse({ language: 'en' })).toEqual({ language: 'en' });
  expect(settings.save.input.safeParse({ basis: 'consent' }).success).toBe(false);
});
