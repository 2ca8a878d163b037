import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import { adFormatIds, adFormats, adValue } from '../../../shared/domain/ad-formats.ts';
import { CampaignShop, phoneOf, TODAY } from '../campaigns/campaign-shop.ts';

const everyone = { combinator: 'and' as const, rules: [] };

function start() {
  const shop = new CampaignShop();
  const ids = shop.fill(40);
  shop.insert('basis_log', { at: 0, basis: 'customers', words: 'x', consent_count: 0, customers_count: 40 });
  const write = (change: object = {}) => segmentsHandlers.adAudience({ rule: everyone, format: 'phones_plain', leaveOutBoughtDays: null, leaveOutHeldOut: true, to: shop.ref('list.txt'), ...change }, shop.task());
  const lines = () => readFileSync(shop.path('list.txt'), 'utf8').split('\r\n').filter((line) => line !== '');
  return { shop, ids, write, lines };
}

test('each format holds the same people, hashed as it says', async () => {
  const { write, lines } = start();
  for (const format of adFormatIds) {
    const { value, hash, header, channel } = adFormats[format];
    const { rows } = await write({ format });
    const found = lines();
    if (header !== null) expect(found.shift()).toBe(header);
    expect(found).toHaveLength(rows);
    expect(rows).toBeGreaterThan(20);
    const plain = adValue(channel === 'sms' ? phoneOf(20) : 'b20@example.com', value)!;
    expect(found).toContain(hash === null ? plain : createHash(hash).update(plain).digest('hex'));
    if (hash !== null) expect(found.every((line) => /^[0-9a-f]+$/.test(line) && line.length === (hash === 'md5' ? 32 : 64))).toBe(true);
  }
});

test('whoever said no, bought lately or is left alone by a campaign isn’t in it, and each is accounted for', async () => {
  const { shop, ids, write, lines } = start();
  const all = await write();
  customersHandlers.optOut({ customerId: ids[0]!, optedOut: true, reason: '来电' }, shop.context());
  shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: phoneOf(1), opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  shop.order({ customerId: ids[2]!, day: TODAY });
  shop.finish();
  const campaign = shop.create({ basis: 'customers', holdoutShare: 0.5, contactGapDays: 0, windowDays: 30 });
  shop.lock(campaign.campaignId);
  const heldOut = shop.membersOf(campaign.campaignId, 'held_out');
  const told = await write({ leaveOutBoughtDays: 30 });
  expect(told.leftOut).toMatchObject({ bought: 1, heldOut: heldOut.length, format: 0 });
  expect(told.leftOut.notAllowed).toBe(all.leftOut.notAllowed + 2);
  expect(told.rows + Object.values(told.leftOut).reduce((a, b) => a + b, 0)).toBe(40);
  for (const gone of [phoneOf(0), phoneOf(1), phoneOf(2), ...heldOut.map((m) => m.address)]) expect(lines()).not.toContain(gone.slice(3));
  expect((await write({ leaveOutHeldOut: false })).leftOut.heldOut).toBe(0);
});

test('before the owner has said whom they may contact there is no list, nor one of nobody', async () => {
  const { shop, write } = start();
  await expect(write({ rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>', value: 999 }] } })).rejects.toMatchObject({ code: 'empty_audience' });
  shop.db.run('DELETE FROM basis_log');
  await expect(write()).rejects.toMatchObject({ code: 'basis_missing' });
});
