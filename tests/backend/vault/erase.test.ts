import Database from 'better-sqlite3';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WriteDb } from '../../../electron/backend/db/executor.ts';
import { migrate } from '../../../electron/backend/db/migrate.ts';
import { openMemory, openWriter } from '../../../electron/backend/db/open.ts';
import { listPlanTrials } from '../../../electron/backend/lifecycle/plan-trials/list-trials.ts';
import { listTrialPeople } from '../../../electron/backend/lifecycle/plan-trials/trial-people.ts';
import { bitOf, bucketOf } from '../../../electron/backend/imports/order-blocks.ts';
import { parseFiles } from '../../../electron/backend/imports/parse-files.ts';
import { runImport } from '../../../electron/backend/imports/run-import.ts';
import { undoBatch } from '../../../electron/backend/imports/undo-batch.ts';
import { recordOptOuts } from '../../../electron/backend/customers/opt-outs.ts';
import { getCustomer } from '../../../electron/backend/customers/get-customer.ts';
import { eraseCustomer, finishErasures } from '../../../electron/backend/vault/erase/erase-customer.ts';
import { previewErasure } from '../../../electron/backend/vault/erase/preview-erasure.ts';
import { hasUnfinishedErasure } from '../../../electron/backend/vault/erase/unfinished.ts';
import { listManifests } from '../../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../../electron/backend/vault/places.ts';
import { usualPlans } from '../../../shared/contract/comparison-plans.ts';
import { taobaoCsv, type TaobaoCells } from '../parser/taobao-csv.ts';
import { backUp, digestOf, migrations, restore } from './bare-folder.ts';

const NOW = Date.UTC(2026, 10, 26);
/** All that the person is called anywhere; nothing else in the folder holds any of it. */
const canary = {
  nick: 'canarynick77', name: '金丝雀姓名', second: '金丝雀又名', phone: '13912345678', other: '13987654321', masked: '139****5678', email: 'canary.person@mail.example', street: '金丝雀大道88号',
  memo: '请放金丝雀门卫', told: '金丝雀会员', wechat: 'wx_canary_77', toldNote: '金丝雀备注', own: '金丝雀生日礼物', reply: '金丝雀回复', rejected: '金丝雀坏行', wrote: '金丝雀您好',
};
const theirs = (no: string, more: TaobaoCells = {}): TaobaoCells => ({ no, nick: canary.nick, receiver: canary.name, phone: canary.phone, address: `浙江省 杭州市 余杭区 ${canary.street}(311100)`, memo: canary.memo, ...more });
const orderFile = (more: TaobaoCells[] = []) =>
  taobaoCsv(
    theirs('300000000000000001'),
    theirs('300000000000000002', { receiver: canary.second, phone: canary.other, paid: '70.00' }),
    { no: '300000000000000003', nick: 'other1', receiver: '李其他', phone: '13700000001' },
    { no: '300000000000000004', nick: 'other2', receiver: canary.name === '' ? '' : '王旁人', phone: '13700000002' },
    { ...theirs('300000000000000005'), paid: canary.rejected },
    ...more,
  );
const peopleFile = () => ['淘宝昵称,姓名,手机,邮箱,微信号,备注,标签', `${canary.nick},${canary.told},${canary.phone},${canary.email},${canary.wechat},${canary.toldNote},常客`, 'other1,李其他,13700000001,li@mail.example,wx_li,好说话,常客'].join('\r\n') + '\r\n';

let dir = '';
let files = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'huitouke-erase-'));
  files = mkdtempSync(join(tmpdir(), 'huitouke-erase-files-'));
});
afterEach(() => {
  for (const folder of [dir, files]) rmSync(folder, { recursive: true, force: true });
});
const job = () => ({ dataDir: dir, migrations, now: NOW, progress: () => undefined });

function withDb<T>(use: (db: WriteDb) => T): T {
  const connection = openWriter(databaseFile(dir));
  try {
    return use(new WriteDb(connection));
  } finally {
    connection.close();
  }
}
async function take(name: string, content: string): Promise<number> {
  const path = join(files, name);
  writeFileSync(path, content);
  const connection = openWriter(databaseFile(dir));
  try {
    const { batchId, files: reports } = await runImport({ db: new WriteDb(connection), now: NOW, files: [{ path, name }], input: {}, parse: parseFiles, progress: () => undefined, checkCancelled: () => undefined }, 'run');
    expect(reports[0]!.error).toBeNull();
    return batchId;
  } finally {
    connection.close();
  }
}

/** Whole files, and whatever in them is deflated. */
function hits(): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else found.push(...hitsIn(entry.name, readFileSync(path)));
    }
  };
  visit(dir);
  return found;
}
function hitsIn(name: string, bytes: Buffer): string[] {
  const wanted = [...Object.values(canary), `86${canary.phone}`];
  const contents = [bytes, ...inflated(bytes)];
  return contents.flatMap((content) => wanted.filter((text) => [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text.toUpperCase()), Buffer.from(JSON.stringify(text).slice(1, -1))].some((b) => content.includes(b))).map((text) => `${name}: ${text}`));
}
function inflated(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(0x78); at >= 0 && found.length < 100; at = bytes.indexOf(0x78, at + 1)) {
    if (bytes.readUInt16BE(Math.min(at, bytes.length - 2)) % 31 !== 0) continue;
    try {
      found.push(inflateSync(bytes.subarray(at)));
    } catch {
      // no stream begins here
    }
  }
  try {
    found.push(inflateRawSync(bytes));
  } catch {
    // nor here
  }
  return found;
}

const personOf = (): number => withDb((db) => db.get<{ id: number }>('SELECT customer_id AS id FROM accounts WHERE value = :nick', { nick: canary.nick })!.id);
const totals = () =>
  withDb((db) => ({
    orders: db.all('SELECT order_no, status, day, paid_minor, refund_minor, net_minor, is_valid FROM orders ORDER BY order_no'),
    lines: db.all('SELECT count(*) AS n, sum(paid_minor) AS paid FROM order_lines'),
    people: db.get('SELECT count(*) AS n FROM customers WHERE merged_into IS NULL'),
    metrics: db.all('SELECT shop_id, orders, purchase_days, net_minor, first_day, last_day FROM customer_metrics ORDER BY 1, 2, 3, 4, 5, 6'),
    touches: db.all('SELECT status, count(*) AS n FROM touches GROUP BY status'),
    points: db.all('SELECT lot_id, kind, points, day FROM point_entries'),
    tiers: db.all('SELECT member_id, to_rank, day FROM tier_moves'),
    deliveries: db.all('SELECT person_id, benefit_id, kind, unit_cost_minor, status FROM deliveries'),
    rejects: db.all('SELECT file_id, line, fate, reason FROM row_rejects ORDER BY 1, 2'),
  }));

/** A shop in which the person has left a trace in every place there is for one. */
async function shopWithTraces(): Promise<number> {
  const connection = openWriter(databaseFile(dir));
  migrate(connection, migrations);
  connection.close();
  await take('orders.csv', orderFile());
  await take(`${canary.name}-会员.csv`, peopleFile());
  const person = personOf();
  withDb((db) => {
    const rests = db.run("INSERT INTO customers (created_at, name, note, merged_into) VALUES (0, :second, :own, :person)", { second: canary.second, own: canary.own, person }).lastInsertRowid;
    db.run("INSERT INTO accounts (platform, kind, value, customer_id, home_id) VALUES ('pdd', 'phone', '+8613987654321', :person, :rests)", { person, rests });
    db.run("UPDATE customers SET note = :own, birthday = '1990-01-01', gender = 'female' WHERE id = :person", { own: canary.own, person });
    recordOptOuts(db, [{ customerId: person, optedOut: true, source: 'reply', reason: canary.reply, at: 1 }]);
    db.run("INSERT INTO pinned_values (customer_id, field, value, at) VALUES (:person, 'name', :second, 1)", { person, second: canary.second });
    db.run("INSERT INTO campaigns (id, name, type, goal, channel, rule, text, holdout_share, window_days, message_price_milli, fixed_cost_minor, contact_gap_days, currency, created_at, locked_at) VALUES (1, 'x', 'x', 'x', 'sms', '{}', :text, 0.1, 30, 45, 0, 7, 'CNY', 1, 1)", { text: `有事请打 ${canary.other}` });
    db.run("INSERT INTO campaign_variants (campaign_id, position, name, rule, text) VALUES (1, 1, 'x', '{}', :text)", { text: `有事请打 ${canary.other}` });
    db.run("INSERT INTO templates (id, name, channel, text, created_at, updated_at, folder) VALUES (1, 'x', 'sms', 'x', 1, 1, :phone)", { phone: canary.phone });
    db.run("INSERT INTO template_versions (template_id, at, name, channel, subject, text) VALUES (1, 1, 'x', 'sms', '', :text)", { text: `有事请打 ${canary.other}` });
    db.run("INSERT INTO brand_sheet (id, positioning, voice, promise, say, avoid, banned, allowed, updated_at) VALUES (1, :text, '', '', '[]', '[]', :list, '[]', 1)", { text: canary.email, list: JSON.stringify([canary.phone]) });
    db.run("INSERT INTO talk_sheets (name, about, opening, questions, objections, closing, updated_at) VALUES ('x', '', :text, :list, '[]', '', 1)", { text: `有事请打 ${canary.other}`, list: JSON.stringify([canary.phone]) });
    db.run("INSERT INTO newsletters (name, subject, blocks, sender, unsubscribe, updated_at) VALUES ('x', '', :blocks, :email, '', 1)", { blocks: JSON.stringify([{ text: canary.phone }]), email: canary.email });
    db.run("INSERT INTO links (name, url, short, created_at) VALUES ('x', :url, '', 1)", { url: `https://x.cn/?to=${canary.phone}` });
    db.run("INSERT INTO call_scripts (id, name, steps, updated_at) VALUES (1, 'x', :steps, 1)", { steps: JSON.stringify([{ key: 'a', say: canary.phone, answers: [] }]) });
    db.run("INSERT INTO calls (script_id, script_name, customer_id, at, day, outcome, path, note) VALUES (1, 'x', :person, 1, '2026-01-01', 'bought', :path, :note)", { person, path: JSON.stringify([canary.phone]), note: canary.reply });
    db.run("INSERT INTO desks (id, name, campaign_id, way, text, day, at) VALUES (1, 'x', 1, 'phone', :text, '2026-01-01', 1)", { text: `有事请打 ${canary.other}` });
    db.run("INSERT INTO hand_touches (customer_id, desk_id, channel, kind, at, day, note) VALUES (:person, 1, 'phone', 'replied', 1, '2026-01-01', :reply)", { person, reply: canary.reply });
    db.run("INSERT INTO outreach_groups (id, name, purpose, at) VALUES (1, 'x', :text, 1)", { text: canary.email });
    db.run("INSERT INTO group_members (group_id, customer_id, name, joined_day, at) VALUES (1, :person, :told, '2026-01-01', 1), (1, NULL, :second, '2026-01-01', 1), (1, NULL, :line, '2026-01-01', 1)", { person, told: canary.told, second: canary.second, line: `x ${canary.phone}` });
    db.run("INSERT INTO group_topics (group_id, day, topic, at) VALUES (1, '2026-01-01', :text, 1)", { text: `问 ${canary.other}` });
    db.run("INSERT INTO campaign_members (campaign_id, customer_id, arm, address, text, slots) VALUES (1, :person, 'treated', '+8613912345678', :text, :slots)", { person, text: canary.wrote, slots: JSON.stringify([canary.name]) });
    db.run("INSERT INTO touches (campaign_id, customer_id, channel, at, day, address, status, reply) VALUES (1, :person, 'sms', 1, '2026-01-01', '+8613912345678', 'delivered', :reply)", { person, reply: canary.reply });
    db.run("INSERT INTO campaign_exports (campaign_id, at, preset, rows, sha256, file_name) VALUES (1, 5, 'x', 1, '', '名单.csv')");
    db.run("INSERT INTO link_decisions (id, at, verdict, evidence, fields) VALUES (1, 1, 'same', :evidence, :fields)", { evidence: JSON.stringify([{ kind: 'phone', value: '+8613912345678' }]), fields: JSON.stringify({ before: { note: canary.own } }) });
    db.run("INSERT INTO link_decision_accounts VALUES (1, 0, 'taobao', 'buyer', :nick), (1, 1, 'pdd', 'phone', '+8613987654321')", { nick: canary.nick });
    db.run("INSERT INTO own_fields (id, name, kind, section, options, created_at) VALUES (1, '爱好', 'text', 'person', :options, 1)", { options: JSON.stringify([canary.phone]) });
    db.run('INSERT INTO own_values (field_id, customer_id, value) VALUES (1, :person, :own), (1, :rests, :own)', { person, rests, own: canary.own });
    db.run('INSERT INTO own_shown (field_id, customer_id, value) VALUES (1, :person, :own)', { person, own: canary.own });
    db.run('INSERT INTO own_changes (at, customer_id, field_id, before, after) VALUES (1, :person, 1, :told, :own)', { person, told: JSON.stringify([canary.told]), own: JSON.stringify([canary.own]) });
    db.run('INSERT INTO own_told (field_id, shop_id, key, account_id, written) SELECT 1, shop_id, key, account_id, :told FROM person_facts WHERE wechat = :wechat', { told: canary.toldNote, wechat: canary.wechat });
    db.run("INSERT INTO cleaning_fixes (id, at, kind, action, decisions, figures) VALUES (1, 1, 'names', 'fix', 1, '{}')");
    db.run("INSERT INTO cleaning_decisions VALUES ('names', 0, :name, 1, :second)", { name: canary.name, second: canary.second });
    db.run("INSERT INTO import_profiles (name, headings, reading, created_at) VALUES ('表', :headings, '{}', 1)", { headings: JSON.stringify([canary.phone, '姓名']) });
    db.run("INSERT INTO programme_versions (from_day, rules, at) VALUES ('2099-01-01', :rules, 1)", { rules: JSON.stringify({ name: `有事请打 ${canary.phone}` }) });
    db.run("INSERT INTO bonus_events (name, segment_name, holdout_share, seed, day, at) VALUES (:name, :name, 0, 1, '2026-01-01', 1)", { name: `给 ${canary.phone}` });
    db.run("INSERT INTO lucky_boxes (name, segment_name, seed, day, at) VALUES (:name, :name, 1, '2026-01-01', 1)", { name: `给 ${canary.phone}` });
    db.run("INSERT INTO partners (id, name, note, at) VALUES (1, :text, :text, 1)", { text: `找 ${canary.phone}` });
    db.run("INSERT INTO partner_deals (partner_id, campaign_id, basis, amount_minor, currency, from_day, note, at) VALUES (1, 1, 'fixed', 1, 'CNY', '2026-01-01', :text, 1)", { text: canary.email });
    db.run("INSERT INTO member_procedures (event, steps, from_day, at) VALUES ('enrol', :steps, '2099-01-01', 1)", { steps: JSON.stringify([{ stepId: 1, text: canary.phone, days: 0 }]) });
    db.run("INSERT INTO experience_standards (node, name, unit, target, at_most, at) VALUES ('chat', :name, 'minutes', 5, 1, 1)", { name: `回 ${canary.phone}` });
    const member = db.run("INSERT INTO members (platform, kind, value, number, since_day, source, at) VALUES ('taobao', 'buyer', :nick, :number, '2026-01-01', 'form', 1)", { nick: canary.nick, number: canary.phone }).lastInsertRowid;
    const lot = db.run("INSERT INTO point_lots (member_id, shop_id, order_no, earned_day, usable_day) VALUES (:member, 1, '300000000000000001', '2026-01-01', '2026-01-01')", { member }).lastInsertRowid;
    const act = db.run("INSERT INTO point_acts (kind, member_id, at, day, reason) VALUES ('adjust', :member, 1, '2026-01-01', :own)", { member, own: canary.own }).lastInsertRowid;
    db.run("INSERT INTO point_entries (lot_id, kind, points, day, at, act_id) VALUES (:lot, 'adjust', 30, '2026-01-01', 1, :act)", { lot, act });
    db.run("INSERT INTO tier_moves (member_id, kind, from_rank, to_rank, day, reason, at) VALUES (:member, 'set', 0, 2, '2026-01-01', :own, 1)", { member, own: canary.own });
    const opened = db.run("INSERT INTO cases (customer_id, kind, text, outcome, opened_day, opened_at, closed_day, closed_at, currency) VALUES (:person, 'quality', :own, :reply, '2026-01-01', 1, '2026-01-02', 2, 'CNY')", { person, own: canary.own, reply: canary.reply }).lastInsertRowid;
    db.run('INSERT INTO case_steps (case_id, at, text) VALUES (:opened, 1, :own)', { opened, own: canary.own });
    db.run("INSERT INTO life_events (customer_id, kind, day, yearly, note, at) VALUES (:rests, 'baby', '2026-01-01', 0, :own, 1)", { rests, own: canary.own });
    db.run("INSERT INTO handles (customer_id, kind, handle, source, at) VALUES (:rests, 'whatsapp', :phone, :own, 1)", { rests, phone: canary.phone, own: canary.own });
    db.run("INSERT INTO feedback (customer_id, channel, who, text, day, kind, at) VALUES (:person, 'review', :phone, :own, '2026-01-01', 'other', 1), (NULL, 'review', :phone, :own, '2026-01-01', 'other', 1)", { person, phone: canary.phone, own: `有事请打 ${canary.phone}` });
    // Somebody else's case that speaks of them.
    db.run("INSERT INTO cases (customer_id, kind, text, opened_day, opened_at, currency) SELECT customer_id, 'question', :text, '2026-01-01', 1, 'CNY' FROM accounts WHERE value = 'other1'", { text: `有事请打 ${canary.phone}` });
    const given = db.run("INSERT INTO offer_people (platform, kind, value) VALUES ('taobao', 'buyer', :nick)", { nick: canary.nick }).lastInsertRowid;
    db.run("INSERT INTO benefits (name, kind, unit_cost_minor, currency, terms, at) VALUES ('礼', 'gift', 500, 'CNY', :terms, 1)", { terms: `有事请打 ${canary.phone}` });
    db.run("INSERT INTO deliveries (person_id, source, benefit_id, name, kind, quantity, unit_cost_minor, currency, status, day, tracking, note, at) VALUES (:given, 'hand', 1, '礼', 'gift', 1, 500, 'CNY', 'sent', '2026-01-01', :street, :own, 1)", { given, street: canary.street, own: canary.own });
    db.run("INSERT INTO coupon_batches (id, name, value_minor, threshold_minor, cost_minor, currency, at) VALUES (1, '券', 500, 0, 0, 'CNY', 1)");
    db.run("INSERT INTO coupon_givings (id, batch_id, day, segment_name, at) VALUES (1, 1, '2026-01-01', :own, 1)", { own: `名单 ${canary.phone}` });
    db.run('INSERT INTO coupons (batch_id, code, giving_id, person_id) VALUES (1, :code, 1, :given)', { code: canary.phone, given });
    // An order whose buyer the shop's file names, and whose receiver another file without buyers.
    db.run("INSERT INTO contacts (id, account_id, receiver, phone_raw, phone, phone_quality, address) VALUES (900, NULL, :name, :masked, NULL, 'masked', :street)", { name: canary.name, masked: canary.masked, street: canary.street });
    const order = db.get<{ id: number; account_id: number; file: number }>("SELECT o.id, o.account_id, b.file_id AS file FROM orders o JOIN row_blocks b ON b.id = o.block_id WHERE o.order_no = '300000000000000001'")!;
    const block = db.run('INSERT INTO row_blocks (file_id, rows, data) VALUES (:file, 1, :data)', { file: order.file, data: JSON.stringify([9, order.id, null, 900, null, null, [[null, null, null, null, null, null, null, null, null, canary.memo, null], 0]]) }).lastInsertRowid;
    db.run('INSERT INTO order_blocks VALUES (:bucket, :block, :bit)', { bucket: bucketOf(order.id), block, bit: bitOf(order.id) });
    db.connection.exec('ANALYZE');
  });
  return person;
}

test('before, every trace is there to be found', async () => {
  await shopWithTraces();
  expect(new Set(hits().map((hit) => hit.split(': ')[1]))).toEqual(new Set([...Object.values(canary), `86${canary.phone}`]));
});

test('no file of the folder holds anything of the person any more, and every total is what it was', async () => {
  const person = await shopWithTraces();
  await backUp(dir);
  withDb((db) => db.run("INSERT INTO settings VALUES ('x', '1')"));
  await backUp(dir);
  await restore(dir, 1);
  mkdirSync(join(dir, 'tmp'), { recursive: true });
  writeFileSync(join(dir, 'tmp', 'upload'), orderFile());
  writeFileSync(join(dir, 'backups', 'backup-000077.db'), `half ${canary.phone}`);
  writeFileSync(join(dir, 'backups', 'backup-000077.json'), '{}');
  const before = totals();
  const preview = withDb((db) => previewErasure(db, person));
  expect(preview).toMatchObject({ accounts: 2, names: 3, phones: 2, emails: 1, addresses: 1, notes: 2, messages: 1, orders: 2, lists: [{ name: '名单.csv', at: 5 }] });

  expect(await eraseCustomer(job(), person)).toEqual({ rewritten: 2, removed: 1 });

  expect(hits()).toEqual([]);
  expect(totals()).toEqual(before);
  expect(hasUnfinishedErasure(dir)).toBe(false);
  expect(existsSync(join(dir, 'aside'))).toBe(true);
  // Those who stay are as they were.
  withDb((db) => {
    expect(db.all("SELECT name, phone FROM customers WHERE nick IN ('other1', 'other2') ORDER BY nick")).toEqual([{ name: '李其他', phone: '+8613700000001' }, { name: '王旁人', phone: '+8613700000002' }]);
    const left = getCustomer(db, person, undefined, '2026-11-26');
    expect(left).toMatchObject({ erased: true, erasureUnfinished: false, nick: null, name: null, phone: null, optedOut: true, orders: 2, accounts: [], note: null });
  });
  // The backups are whole, in the order in which they were made, and can be restored.
  const { manifests, unreadable } = listManifests(dir);
  expect({ unreadable, seqs: manifests.map((m) => m.seq) }).toEqual({ unreadable: 0, seqs: [4, 3] });
  await restore(dir, 3);
  expect(hits()).toEqual([]);
  expect(totals()).toEqual(before);
});

test('of a running trial of plans they keep arm and purchases, so that what it tells stays', async () => {
  const person = await shopWithTraces();
  withDb((db) => {
    db.run("INSERT INTO trials (id, name, hypothesis, currency, review_day, at) VALUES (1, 'x', 'x', 'CNY', '2099-01-01', 1)");
    db.run("INSERT INTO plan_trials (trial_id, plans, channel, day, horizon_days, alone_share, seed) SELECT 1, :plans, 'sms', min(day), 180, 0, 1 FROM orders", { plans: JSON.stringify(usualPlans) });
    db.run("INSERT INTO plan_trial_people (trial_id, customer_id, account_id, arm, by_y, by_x, alone_stratum, plan_stratum) SELECT 1, a.customer_id, min(a.id), CASE WHEN a.customer_id = :person THEN 'y' ELSE 'x' END, 1, 1, 0, 0 FROM accounts a JOIN orders o ON o.account_id = a.id GROUP BY a.customer_id", { person });
  });
  const read = () => withDb((db) => listPlanTrials({ db, today: '2026-11-26' }));
  const before = read();
  expect(before[0]!.arms.map((a) => [a.arm, a.people, a.buyers, a.orders])).toEqual([['y', 1, 1, 2], ['x', 2, 2, 2]]);
  await eraseCustomer(job(), person);
  expect(hits()).toEqual([]);
  expect(read()).toEqual(before);
  const rows = withDb((db) => listTrialPeople({ trialId: 1, arm: 'y', group: 'people', offset: 0, limit: 9 }, { db, now: NOW, today: '2026-11-26', dataDir: dir, version: '0' }).rows);
  expect(rows).toEqual([expect.objectContaining({ customerId: person, nick: null, name: null, phone: null, orders: 2 })]);
});

test('a file that names them again does not bring them back, also after a restore', async () => {
  const person = await shopWithTraces();
  await backUp(dir);
  await eraseCustomer(job(), person);
  await restore(dir, listManifests(dir).manifests[0]!.seq);
  const people = withDb((db) => db.get('SELECT count(*) AS n FROM customers'));
  await take('again.csv', orderFile([theirs('300000000000000006'), { no: '300000000000000007', nick: 'other1', receiver: '李其他', phone: '13700000001' }]));
  await take('people-again.csv', `${peopleFile()}other2,王旁人,13700000002,,,,\r\n`);
  withDb((db) => db.connection.pragma('wal_checkpoint(TRUNCATE)'));
  expect(hits()).toEqual([]);
  withDb((db) => {
    expect(db.get('SELECT count(*) AS n FROM customers')).toEqual(people);
    // Their new order counts, as one of somebody without a name; the others' is the others'.
    expect(getCustomer(db, person, undefined, '2026-11-26')).toMatchObject({ erased: true, nick: null, phone: null, orders: 3, optedOut: true });
    expect(db.get("SELECT m.orders FROM customers c JOIN customer_metrics m ON m.customer_id = c.id AND m.shop_id = 0 WHERE c.nick = 'other1'")).toEqual({ orders: 2 });
  });
});

test('nor when all their imports were taken back first', async () => {
  const person = await shopWithTraces();
  await eraseCustomer(job(), person);
  withDb((db) => db.transaction(() => undoBatch(db, 2, NOW)));
  withDb((db) => db.transaction(() => undoBatch(db, 1, NOW)));
  await take('again.csv', orderFile());
  withDb((db) => db.connection.pragma('wal_checkpoint(TRUNCATE)'));
  expect(hits()).toEqual([]);
});

test('whoever shares a phone with them keeps it, and their no', async () => {
  const connection = openWriter(databaseFile(dir));
  migrate(connection, migrations);
  connection.close();
  withDb((db) => db.run("INSERT INTO settings VALUES ('sharedContactLimit', '1')"));
  await take('orders.csv', taobaoCsv(theirs('1000000000000000001'), theirs('1000000000000000002', { nick: 'flatmate', receiver: '室友' })));
  const person = personOf();
  withDb((db) => recordOptOuts(db, [{ customerId: person, optedOut: true, source: 'owner', reason: 'x', at: 1 }]));
  await eraseCustomer(job(), person);
  withDb((db) => expect(db.all("SELECT nick, name, phone, opted_out FROM customers WHERE nick IS NOT NULL")).toEqual([{ nick: 'flatmate', name: '室友', phone: `+86${canary.phone}`, opted_out: 1 }]));
});

test('with cleaning decisions on their contacts nothing of what was there before them comes back', async () => {
  const person = await shopWithTraces();
  const { applyFix } = await import('../../../electron/backend/cleaning/fixes.ts');
  withDb((db) => {
    db.run("UPDATE cleaning_decisions SET value = '改过的名字'");
    db.run("INSERT INTO cleaned_contacts (contact_id, receiver, phone_quality, address) SELECT id, receiver, phone_quality, address FROM contacts WHERE receiver = :name AND account_id IS NOT NULL", { name: canary.name });
  });
  expect(applyFix).toBeDefined();
  await eraseCustomer(job(), person);
  expect(hits()).toEqual([]);
});

describe('broken off', () => {
  test('before its transaction it has not begun; after it it is carried to its end', async () => {
    const person = await shopWithTraces();
    await backUp(dir);
    const before = await digestOf(dir);
    await expect(eraseCustomer(job(), 99_999)).rejects.toMatchObject({ code: 'not_found' });
    expect(await digestOf(dir)).toBe(before);
    // A disk that fails while the backups are rewritten.
    const failing = { ...job(), progress: () => { throw Object.assign(new Error('full'), { code: 'ENOSPC' }); } };
    await expect(eraseCustomer(failing, person)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(hasUnfinishedErasure(dir)).toBe(true);
    withDb((db) => expect(getCustomer(db, person, undefined, '2026-11-26')).toMatchObject({ erased: true, erasureUnfinished: true }));
    expect(hits().length).toBeGreaterThan(0); // in the backup
    expect(await finishErasures(job())).toEqual({ rewritten: 1, removed: 0 });
    expect(hits()).toEqual([]);
    expect(await finishErasures(job())).toEqual({ rewritten: 0, removed: 0 });
  });

  test('between a rewritten backup and the one that it was made of, the older goes', async () => {
    const person = await shopWithTraces();
    await backUp(dir);
    withDb((db) => db.run("INSERT INTO settings VALUES ('x', '1')"));
    await backUp(dir);
    const old = ['db', 'json'].map((end) => join(dir, 'backups', `backup-000001.${end}`));
    const bytes = old.map((file) => readFileSync(file));
    await eraseCustomer(job(), person);
    expect(listManifests(dir).manifests.map((m) => [m.seq, m.madeOf])).toEqual([[4, 2], [3, 1]]);
    old.forEach((file, i) => writeFileSync(file, bytes[i]!));
    withDb((db) => db.run('UPDATE erasures SET finished_at = NULL'));
    expect(await finishErasures(job())).toEqual({ rewritten: 2, removed: 0 });
    expect(listManifests(dir).manifests).toHaveLength(2);
    expect(hits()).toEqual([]);
  });

  test('a second person is erased beside the first', async () => {
    const person = await shopWithTraces();
    await eraseCustomer(job(), person);
    const other = withDb((db) => db.get<{ id: number }>("SELECT customer_id AS id FROM accounts WHERE value = 'other2'")!.id);
    await eraseCustomer(job(), other);
    withDb((db) => expect(db.all<{ value: string }>('SELECT value FROM accounts').filter((a) => a.value.startsWith('erased:'))).toHaveLength(3));
  });
});

/** How each text column is dealt with. A column that isn't here fails: whoever adds one has to think of the erased. */
const treatment: Record<string, string> = {
  // of the person, taken out by whose row it is
  person: 'handles.* accounts.value contacts.* customers.* person_facts.* records.key records.body order_memos.* opt_outs.value opt_outs.reason pinned_values.value link_decisions.evidence link_decisions.fields link_decision_accounts.value campaign_members.address campaign_members.text campaign_members.subject campaign_members.slots touches.address touches.reply returned_items.comment parcel_rows.waybill row_rejects.value row_rejects.raw row_blocks.data cleaned_contacts.* cleaning_decisions.key cleaning_decisions.value own_values.value own_told.* own_shown.value own_changes.* sheet_changes.before sheet_changes.after id_numbers.sealed members.value members.number point_acts.reason tier_moves.reason calls.note hand_touches.note group_members.name offer_people.value deliveries.note deliveries.tracking coupons.code',
  // where the person's words are looked for
  words: 'partners.name partners.note partner_deals.note bonus_events.name bonus_events.segment_name source_costs.source lucky_boxes.name lucky_boxes.segment_name member_procedures.steps experience_standards.name batch_files.name batch_files.headers batch_files.report import_profiles.* campaigns.* campaign_variants.* templates.* template_versions.* brand_sheet.* newsletters.* links.* talk_sheets.* call_scripts.* calls.script_name calls.path segments.* boards.* layerings.* tags.name tags.reason own_fields.name own_fields.options bandings.name bandings.names sheet_edits.file_name basis_log.words campaign_exports.file_name touches.failure strategy_versions.* programme_versions.rules rewards.name rewards.note cases.text cases.outcome case_steps.text life_events.note feedback.who feedback.text trials.name trials.hypothesis trials.reason trial_costs.note benefits.name benefits.goods benefits.terms deliveries.name coupon_batches.name coupon_batches.note coupon_givings.segment_name surprises.name surprises.segment_name surprises.card campaign_plans.description campaign_plans.source campaign_plans.sales campaign_plans.market campaign_plans.hypothesis campaign_plans.stop_rule campaign_plans.lesson campaign_costs.note campaign_offers.offer campaign_checks.reason campaign_changes.before campaign_changes.after calendar_notes.title desks.name desks.segment_name desks.text receipt_readings.* outreach_groups.* group_topics.topic group_topics.outcome touchpoints.* channel_terms.* activities.* assets.name assets.tags assets.licence posters.name posters.texts posters.qr_text automation_rules.name segment_cards.* care_plan.levels plan_notes.strengths plan_notes.weaknesses',
  // of things, shops and files
  things: 'care_plan.divided_by plan_notes.plan plan_notes.written_of partner_products.* partner_deal_goods.* partner_deals.basis partner_deals.currency partner_deals.from_day partner_deals.until_day awareness_answers.* prices.* bonus_events.day bonus_event_people.* point_bonuses.* group_plans.* source_costs.month source_costs.currency lucky_boxes.day member_procedures.event member_procedures.from_day member_ticks.* perception_checks.* experience_standards.node experience_standards.unit experience_readings.* accounts.platform accounts.kind shops.* products.* product_names.* orders.* order_lines.* order_status_words.* cleaned_orders.status batch_files.sha256 batch_files.profile batch_files.encoding batch_files.delimiter batch_files.error row_rejects.fate row_rejects.reason row_rejects.column_name opt_outs.kind opt_outs.source settings.* basis_log.basis customer_metrics.* link_clicks.day calls.day calls.outcome desks.way desks.excluded desks.day hand_touches.channel hand_touches.kind hand_touches.day group_members.joined_day group_members.left_day group_topics.day campaign_members.arm campaign_members.reason campaign_exports.preset campaign_exports.sha256 touches.channel touches.day touches.status link_decisions.verdict link_decision_accounts.platform link_decision_accounts.kind pinned_values.field record_files.* records.kind traffic_daily.* product_traffic.* returned_items.* parcel_rows.* settlement_lines.* product_costs.* exchange_rates.* cleaning_fixes.* cleaning_decisions.kind tags.color own_fields.kind own_fields.section own_fields.standard customer_tags.since_day customer_tags.until_day tag_changes.day tag_change_people.before_since tag_change_people.before_until sheet_changes.what follower_counts.* shop_scores.* campaign_origins.* plan_trials.* plan_trial_people.arm bandings.cuts bandings.field erased_identities.hash erase_keys.key programme_versions.from_day members.platform members.kind members.since_day members.source point_lots.* rewards.kind point_acts.kind point_acts.day point_entries.* points_through.day tier_runs.day tier_moves.kind tier_moves.day tier_moves.until_day cases.kind cases.order_no cases.opened_day cases.due_day cases.closed_day cases.currency life_events.kind life_events.day sales_plans.* trials.currency trials.review_day trials.decision trials.decided_day trial_costs.day feedback.channel feedback.day feedback.kind feedback.status standing_controls.from_day offer_people.platform offer_people.kind benefits.kind benefits.currency benefits.from_day benefits.until_day benefits.told_where tier_benefits.per deliveries.source deliveries.kind deliveries.currency deliveries.status deliveries.day deliveries.order_no delivery_moves.* coupon_batches.currency coupon_batches.from_day coupon_batches.until_day coupon_givings.day coupons.used_day coupons.order_no coupons.used_how referral_codes.code referrals.how referrals.day referral_rewards.why referral_terms.terms birthday_terms.terms greetings.day surprises.day surprise_people.arm campaign_plans.planned campaign_plans.closed campaign_costs.kind campaign_costs.stage campaign_costs.day quarter_budgets.* campaign_items.title campaign_checks.item campaign_checks.state campaign_levers.lever campaign_changes.field calendar_notes.day calendar_notes.last_day calendar_notes.kind assets.kind assets.type assets.sha256 asset_bytes.bytes asset_thumbnails.bytes posters.template posters.size automation_rules.trigger automation_rules.channel automation_rules.since_day automation_done.event automation_done.due_day automation_done.how',
};

test('every column that can hold text has its treatment', () => {
  const db = openMemory();
  migrate(db, migrations);
  const known = new Set(Object.values(treatment).join(' ').split(' '));
  const columns = db.prepare("SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.type IN ('TEXT', 'ANY', 'BLOB')").pluck().all() as string[];
  expect(columns.filter((column) => !known.has(column) && !known.has(column.replace(/\..*/, '.*')))).toEqual([]);
  db.close();
});

test('with free pages kept readable it would be found: the search can see', async () => {
  await shopWithTraces();
  const plain = new Database(join(dir, 'control.db'));
  plain.pragma('secure_delete = OFF');
  plain.exec('CREATE TABLE t (x TEXT)');
  plain.prepare('INSERT INTO t VALUES (?)').run(canary.name.repeat(500));
  plain.exec('DELETE FROM t');
  plain.close();
  expect(hits().some((hit) => hit.startsWith('control.db'))).toBe(true);
});
