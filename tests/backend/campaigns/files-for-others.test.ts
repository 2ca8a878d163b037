import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { campaignsHandlers } from '../../../electron/backend/campaigns/handlers.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { outputsOf } from '../../../electron/backend/files/own-folder.ts';
import { mergePeople } from '../../../electron/backend/people/merge.ts';
import { listEndpoints } from '../../../shared/contract/contract.ts';
import { formulaPayloads, runsAsFormula } from '../formula-payloads.ts';
import { CampaignShop, phoneOf } from './campaign-shop.ts';

/** Whatever writes a file: a list of people to contact, in which nobody who said no may ever stand; or the owner's own data, whole. A new one has to be put here. */
const writers: Record<string, 'list' | 'own data'> = {
  'campaigns.export': 'list',
  'boards.handOut': 'list', // tests/backend/boards
  'customers.toSheet': 'list', // tests/backend/sheets
  'segments.adAudience': 'list', // tests/backend/segments/ad-audience
  'planning.pack': 'list', // tests/backend/planning/pack
  'planning.printMailLabels': 'list', // tests/backend/planning/mail
  'lifecycle.printCallList': 'list', // tests/backend/lifecycle/top-customers
  'imports.saveRejects': 'own data', // rows of the owner's file that weren't taken
  'copy.exportNewsletter': 'own data', // the same for everyone
  'copy.printTalkSheet': 'own data', // words of the owner's, of nobody
  'membership.printLetters': 'list', // tests/backend/membership/papers
  'membership.saveStatement': 'list', // tests/backend/membership/papers
  'offers.saveCodes': 'own data', // codes without anybody's name
  'offers.saveDeliveries': 'list', // tests/backend/offers/deliveries: what is owed to them is copied by hand
  'offers.savePartnerReport': 'own data', // figures of goods, nobody behind them in a group of fewer than five: tests/backend/offers/partner-report
  'results.saveReport': 'own data', // figures of a campaign, nobody's name: tests/backend/results/report
  'assets.save': 'own data', // a file that the owner put in
  'vault.saveEncrypted': 'own data',
  'vault.exportAll': 'own data',
  'vault.salvage': 'own data',
};

it('is known of every endpoint that writes a file, whether it is a list of people', () => {
  expect(listEndpoints().filter(({ endpoint }) => outputsOf(endpoint).length > 0).map(({ path }) => path).sort()).toEqual(Object.keys(writers).sort());
  expect(Object.keys(writers).filter((path) => writers[path] === 'list')).toEqual(['campaigns.export', 'boards.handOut', 'customers.toSheet', 'segments.adAudience', 'planning.pack', 'planning.printMailLabels', 'lifecycle.printCallList', 'membership.printLetters', 'membership.saveStatement', 'offers.saveDeliveries']);
});

let shop: CampaignShop;
let ids: number[];
beforeEach(() => {
  shop = new CampaignShop();
  ids = shop.fill(40);
});

async function cellsOf(name: string): Promise<string[]> {
  const bytes = readFileSync(shop.path(name));
  if (name.endsWith('.xlsx')) return (await readXlsx(bytes)).sheets.flatMap((sheet) => sheet.rows.flat().map((cell) => String(cell ?? '')));
  if (name.endsWith('.csv')) return Papa.parse<string[]>(bytes.toString('utf8').replace(/^\uFEFF/, ''), { newline: '\r\n', skipEmptyLines: true }).data.flat();
  const lines = bytes.toString('utf8').replace(/^\uFEFF/, '').split('\r\n');
  return name.endsWith('.vcf') ? lines.map((line) => line.slice(line.indexOf(':') + 1)) : lines;
}
/** Each list in each of its formats, with every column that may be chosen. */
const lists = () => campaignsHandlers.presets({}, shop.context()).map((preset) => ({ ...preset, name: `${preset.id}-${preset.channel}.${preset.extension}` }));
const noTo = (customerId: number) => customersHandlers.optOut({ customerId, optedOut: true, reason: '来电' }, shop.context());

it('whoever has said no, in whatever way and whenever, stands in no list of any format', async () => {
  // Before the campaign: said so; had a number that somebody with the same one has refused; is one person with somebody who has.
  noTo(ids[0]!);
  shop.customer({ nick: 'relative', phone: phoneOf(1), optedOut: true });
  shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: phoneOf(2), opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });
  noTo(ids[4]!);
  mergePeople(shop.db, { customerId: ids[3]!, otherId: ids[4]! }, 1);
  shop.finish();
  const campaigns = new Map(lists().map((list) => [list.channel, 0]));
  for (const channel of campaigns.keys()) {
    const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0, channel, contactGapDays: 0 });
    shop.lock(campaignId);
    campaigns.set(channel, campaignId);
  }
  // After the lock: said so; became one person with somebody who had; was told by a reply to another campaign.
  noTo(ids[5]!);
  noTo(ids[7]!);
  mergePeople(shop.db, { customerId: ids[6]!, otherId: ids[7]! }, 2);
  shop.insert('opt_outs', { at: 0, customer_id: null, kind: 'phone', value: phoneOf(8), opted_out: 1, source: 'reply', reason: 'reply', campaign_id: null });

  expect(lists().length).toBeGreaterThan(6);
  for (const { id, channel, name, columns } of lists()) {
    const { rows } = await shop.export(campaigns.get(channel)!, id, name, columns.length > 0 ? columns : undefined);
    expect(rows, name).toBeGreaterThan(20);
    const cells = await cellsOf(name);
    const hits = (i: number) => cells.filter((cell) => [phoneOf(i), phoneOf(i).slice(3), phoneOf(i).slice(1), `buyer_${i}`, `b${i}@example.com`, `客户${i}`].includes(cell));
    expect(hits(20).length, `${name}: this sees nothing`).toBeGreaterThan(0);
    // A no of a number alone says nothing about a nick or an e-mail.
    for (const i of channel === 'sms' ? [0, 1, 2, 3, 4, 5, 6, 7, 8] : [0, 3, 4, 5, 6, 7]) expect(hits(i), `${name}, customer ${i}`).toEqual([]);
  }
});

it('sixty formulas as names, towns and nicks: no cell of a table runs, and a workbook holds none', async () => {
  shop = new CampaignShop();
  formulaPayloads.forEach((text, i) => shop.order({ customerId: shop.customer({ nick: `n${i}`, name: text, city: text, phone: phoneOf(i), email: `b${i}@example.com` }), day: '2026-01-01' }));
  shop.finish();
  let seen = 0;
  for (const { id, channel, name, columns } of lists().filter((list) => list.extension === 'csv' || list.extension === 'xlsx')) {
    const { campaignId } = shop.create({ basis: 'customers', holdoutShare: 0, channel, contactGapDays: 0, text: '{{ customer.name | default: "亲" }}，好久不见' });
    shop.lock(campaignId);
    await shop.export(campaignId, id, name, columns.length > 0 ? columns : undefined);
    const cells = await cellsOf(name);
    seen += cells.filter((cell) => cell.includes('1+1')).length;
    if (name.endsWith('.csv')) expect(cells.filter(runsAsFormula), name).toEqual([]);
    else expect((await readXlsx(readFileSync(shop.path(name)), { includeFormulas: true } as never)).sheets.flatMap((sheet) => sheet.rows.flat()).every((cell) => cell === null || typeof cell === 'string'), name).toBe(true);
  }
  expect(seen).toBeGreaterThan(60);
});
