import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { seededRandom } from '../../../shared/domain/seeded-random.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { CampaignShop, TODAY } from './campaign-shop.ts';

/** Every phone or nick that stands anywhere in a file. */
async function addressesIn(path: string): Promise<Set<string>> {
  const bytes = readFileSync(path);
  const text = path.endsWith('.xlsx') ? (await readXlsx(bytes)).sheets.flatMap((s) => s.rows.flat()).join('\n') : bytes.toString('utf8');
  return new Set(text.match(/1\d{10}|buyer_\d+/g));
}
const exportsOf = [['plain-txt', 'list.txt'], ['tencent', 'tencent.xlsx'], ['aliyun', 'aliyun.xlsx'], ['generic-csv', 'generic.csv'], ['generic-xlsx', 'generic.xlsx']] as const;

it('from 400 customers to a verdict', async () => {
  const shop = new CampaignShop();
  shop.insert('settings', { key: 'smsSignature', value: '"小鹿茶"' });
  shop.fill(400);
  const { campaignId, eligible } = shop.create({ basis: 'customers', holdoutShare: 0.5, type: 'wake_up', text: '{{ customer.name | default: "亲" }}，好久不见，全店第二件半价' });
  expect(eligible).toBe(400);
  const audience = shop.audience(campaignId);
  expect(audience.partsSpread).toEqual([{ parts: 1, customers: 400 }]);
  expect(shop.lock(campaignId, 2026)).toMatchObject({ treated: 200, heldOut: 200 });

  const treated = shop.membersOf(campaignId, 'treated');
  const heldOut = shop.membersOf(campaignId, 'held_out');
  const numbers = (members: typeof treated) => new Set(members.map((m) => m.address.slice(3)));
  for (const [preset, name] of exportsOf) {
    expect(await shop.export(campaignId, preset, name)).toMatchObject({ rows: 200, leftOutSinceLock: 0 });
    expect(await addressesIn(shop.path(name))).toEqual(numbers(treated));
  }
  expect(shop.get(campaignId).exports).toHaveLength(5);

  // Nine in ten arrive; two say no.
  const phones = [...numbers(treated)];
  writeFileSync(shop.path('r.csv'), ['手机号,状态,回复', ...phones.map((p, i) => `${p},${i % 10 === 0 ? '失败' : '成功'},${i === 1 || i === 2 ? 'TD' : ''}`)].join('\n'));
  expect(await shop.receipts(campaignId, 'r.csv')).toMatchObject({ rows: 200, matched: 200, delivered: 180, failed: 20, replied: 2, optedOut: 2 });

  // The planted effect: 15 % buy by themselves, 30 % of those who were written to.
  const random = seededRandom(77);
  const buyers = { treated: 0, heldOut: 0 };
  for (const [arm, members, rate] of [['treated', treated, 0.3], ['heldOut', heldOut, 0.15]] as const) {
    for (const { customer_id: id } of members) {
      if (random() >= rate) continue;
      buyers[arm] += 1;
      shop.order({ customerId: id, day: addDays(TODAY, Math.floor(random() * 31)), paidMinor: 5000 + Math.floor(random() * 10_000) });
    }
  }
  shop.finish();
  const results = shop.results(campaignId, undefined, '2026-08-01');
  expect(results).toMatchObject({ sent: 200, delivered: 180, failed: 20, replied: 2, optedOut: 2, treated: { people: 200, buyers: buyers.treated }, heldOut: { people: 200, buyers: buyers.heldOut }, verdict: 'more', unfinished: false });
  expect(results.lift!.rateLow).toBeLessThan(0.15);
  expect(results.lift!.rateHigh).toBeGreaterThan(0.15);
  expect(results.byDay.at(-1)).toMatchObject({ treatedBuyers: buyers.treated, heldOutBuyers: buyers.heldOut });
  expect(results.cost.messagesMinor).toBe(900);
  expect(shop.members(campaignId, 'buyers_treated', '2026-08-01').total).toBe(buyers.treated);
});

it('nobody who said no, was held out or excluded is in any file, whatever is done in which order', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('optOut' as const), who: fc.nat(59) }),
    fc.record({ do: fc.constant('reply' as const), who: fc.nat(59) }),
    fc.record({ do: fc.constant('campaign' as const), share: fc.constantFrom(0, 0.1, 0.5), gap: fc.constantFrom(0, 7), channel: fc.constantFrom('sms' as const, 'nick' as const) }),
    fc.record({ do: fc.constant('export' as const), which: fc.nat(3), preset: fc.nat(5) }),
    fc.record({ do: fc.constant('share' as const), who: fc.nat(59), with: fc.nat(59) }),
  );
  let files = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const shop = new CampaignShop();
      const ids = shop.fill(60);
      const campaigns: { id: number; channel: 'sms' | 'nick' }[] = [];
      for (const [i, s] of steps.entries()) {
        if (s.do === 'optOut') customersHandlers.optOut({ customerId: ids[s.who]!, optedOut: true, reason: '来电' }, shop.context());
        else if (s.do === 'share') {
          // From now on two people have one phone.
          const phone = shop.db.get<{ phone: string }>('SELECT phone FROM customers WHERE id = :id', { id: ids[s.with]! })!.phone;
          shop.db.run('UPDATE customers SET phone = :phone WHERE id = :id', { phone, id: ids[s.who]! });
        } else if (s.do === 'campaign') {
          const { campaignId, eligible } = shop.create({ basis: 'customers', holdoutShare: s.share, contactGapDays: s.gap, channel: s.channel });
          if (eligible === 0) continue;
          shop.lock(campaignId, i);
          campaigns.push({ id: campaignId, channel: s.channel });
        } else if (s.do === 'reply') {
          const campaign = campaigns.find((c) => c.channel === 'sms');
          if (!campaign) continue;
          const phone = shop.db.get<{ phone: string }>('SELECT phone FROM customers WHERE id = :id', { id: ids[s.who]! })!.phone;
          writeFileSync(shop.path('reply.csv'), `手机号,回复\n${phone},退订\n`);
          await shop.receipts(campaign.id, 'reply.csv');
        } else {
          const campaign = campaigns[s.which % Math.max(1, campaigns.length)];
          if (!campaign) continue;
          const presets = campaign.channel === 'sms' ? exportsOf : ([['nick-list', 'nicks.txt'], ['generic-csv', 'generic.csv']] as const);
          const [preset, name] = presets[s.preset % presets.length]!;
          const treated = shop.membersOf(campaign.id, 'treated');
          const written = await shop.export(campaign.id, preset, name).catch((error: unknown) => {
            expect(error).toMatchObject({ code: 'empty_audience' });
            return null;
          });
          if (!written) continue;
          files += 1;
          const found = await addressesIn(shop.path(name));
          const mayStand = new Set(treated.map((m) => m.address.replace('+86', '')));
          const out = shop.db.all<{ phone: string; nick: string }>('SELECT phone, nick FROM customers WHERE opted_out = 1');
          const log = shop.db.all<{ value: string }>("SELECT value FROM opt_outs WHERE kind = 'phone' AND opted_out = 1");
          const never = new Set([...out.flatMap((c) => [c.phone.slice(3), c.nick]), ...log.map((l) => l.value.slice(3))]);
          expect(found.size).toBe(written.rows);
          for (const address of found) {
            expect(mayStand.has(address)).toBe(true);
            expect(never.has(address)).toBe(false);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(files).toBeGreaterThan(30);
});
