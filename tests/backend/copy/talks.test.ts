import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { copyHandlers } from '../../../electron/backend/copy/handlers.ts';
import { countRule } from '../../../electron/backend/segments/count-rule.ts';
import { choosePeople } from '../../../electron/backend/segments/compile-rule.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { readTimeline } from '../../../electron/backend/customers/timeline.ts';
import { copy } from '../../../shared/contract/copy.ts';
import { nextCall } from '../../../shared/domain/call-retry.ts';
import type { CallOutcome } from '../../../shared/domain/call-script.ts';
import { timeline } from '../../../shared/contract/timeline.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

let shop: CampaignShop;
beforeEach(() => {
  shop = new CampaignShop();
});
const sheet = { name: '陶锅', about: '新客', opening: '您好', questions: ['几个人用？'], objections: [{ they: '贵', you: '能用好几年' }], closing: '今天寄' };
const steps = [
  { key: 'a', say: '{{ customer.name | default: "您" }}好，{{ customer.last_product | default: "宝贝" }}好用吗？', answers: [{ label: '好用', next: 'b', outcome: null }, { label: '别打了', next: null, outcome: 'refused' as const }] },
  { key: 'b', say: '{{ customer.nmae }}再来一件？', answers: [{ label: '要', next: null, outcome: 'bought' as const }] },
];
const script = () => copyHandlers.saveCallScript(copy.saveCallScript.input.parse({ name: '回访', steps }), shop.context());
const call = (scriptId: number, customerId: number, outcome = 'bought', today = TODAY) => copyHandlers.logCall(copy.logCall.input.parse({ scriptId, customerId, outcome, path: ['好用', '要'], note: '周五寄' }), shop.context(today));
const touched = (rule: object, today = TODAY) => countRule(shop.db, { combinator: 'and', rules: [rule] } as never, choosePeople(shop.db, { today }), 0).count;

describe('talk sheets', () => {
  it('are saved, changed, printed and deleted', async () => {
    const saved = copyHandlers.saveTalkSheet(copy.saveTalkSheet.input.parse(sheet), shop.context());
    expect(saved).toMatchObject(sheet);
    expect(copyHandlers.saveTalkSheet({ ...sheet, sheetId: saved.sheetId, name: '汤锅' }, shop.context()).name).toBe('汤锅');
    copyHandlers.saveTalkSheet(sheet, shop.context());
    expect(() => copyHandlers.saveTalkSheet({ ...sheet, sheetId: saved.sheetId }, shop.context())).toThrow(expect.objectContaining({ code: 'name_taken' }));
    expect(copyHandlers.talkSheets({}, shop.context()).map((s) => s.name)).toEqual(['汤锅', '陶锅']);
    await copyHandlers.printTalkSheet({ sheetId: saved.sheetId, to: shop.ref('x.html') }, shop.task());
    expect(readFileSync(shop.path('x.html'), 'utf8')).toContain('<h1>汤锅</h1>');
    copyHandlers.deleteTalkSheet({ sheetId: saved.sheetId }, shop.context());
    expect(() => copyHandlers.deleteTalkSheet({ sheetId: saved.sheetId }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
});

describe('calls', () => {
  it('a script that cannot be called through is refused, with the step', () => {
    const broken = [{ ...steps[0]!, answers: [{ label: 'x', next: 'z', outcome: null }] }];
    expect(() => copyHandlers.saveCallScript({ name: 'x', steps: broken }, shop.context())).toThrow(expect.objectContaining({ code: 'bad_input', detail: expect.objectContaining({ problem: 'leads_nowhere', step: 'a' }) as object }));
  });
  it('every step is said in the words of the one who is called; one with a mistake as it was written', () => {
    const id = shop.customer({ nick: 'a', name: '沈青', phone: '+8613800138000' });
    shop.order({ customerId: id, day: '2026-05-01', items: [{ title: '龙井' }] });
    shop.finish();
    const { scriptId } = script();
    expect(copyHandlers.callText({ scriptId, customerId: id }, shop.context())).toMatchObject({ say: { a: '沈青好，龙井好用吗？', b: '{{ customer.nmae }}再来一件？' }, problems: [{ code: 'unknown_variable' }], phone: '+8613800138000', optedOut: false });
    expect(() => copyHandlers.callText({ scriptId, customerId: 99 }, shop.context())).toThrow(expect.objectContaining({ code: 'not_found' }));
  });
  it('one is written down, is a contact, and can be taken back', () => {
    const [a, b] = shop.fill(2) as [number, number];
    const { scriptId } = script();
    const { callId } = call(scriptId, a);
    call(scriptId, b, 'no_answer');
    expect(copyHandlers.calls({ limit: 10 }, shop.context())).toMatchObject({ total: 2, outcomes: { bought: 1, no_answer: 1, refused: 0 }, rows: [{ customerId: b }, { customerId: a, scriptName: '回访', path: ['好用', '要'], note: '周五寄', day: TODAY }] });
    // Whoever answered has been contacted: by rules, by the gap between contacts, in their history.
    expect(touched({ field: 'last_touched_days', operator: '<=', value: 3 })).toBe(1);
    expect(touched({ field: 'last_touched_days', operator: 'null', value: null })).toBe(1);
    const { campaignId } = shop.create({ basis: 'customers', contactGapDays: 7, rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] } });
    expect(shop.audience(campaignId)).toMatchObject({ eligible: 1, excluded: { contacted: 1 } });
    expect(readTimeline(shop.db, timeline.timeline.input.parse({ customerId: a, kinds: ['call'] })).entries).toMatchObject([{ kind: 'call', name: '回访', text: 'bought' }]);
    copyHandlers.deleteCall({ callId }, shop.context());
    expect(shop.audience(campaignId).eligible).toBe(2);
    copyHandlers.deleteCallScript({ scriptId }, shop.context());
    expect(copyHandlers.calls({ limit: 10 }, shop.context()).rows).toMatchObject([{ scriptName: '回访' }]);
  });
  it('whoever did not answer is called again the next day, three times; whoever asked for it, once', () => {
    const [a, b, c, d] = shop.fill(4) as [number, number, number, number];
    const { scriptId } = script();
    const due = (today: string) => copyHandlers.callsDue({}, shop.context(today)).map((r) => [r.customerId, r.outcome, r.tries, r.dueDay]);
    const on = (day: string, customerId: number, outcome: CallOutcome) => copyHandlers.logCall({ scriptId, customerId, outcome, path: [], note: '' }, shop.context(day));
    on('2026-06-01', a, 'no_answer');
    on('2026-06-01', b, 'call_back');
    on('2026-06-01', c, 'bought');
    on('2026-06-01', d, 'no_answer');
    expect(due('2026-06-01')).toEqual([]);
    expect(due('2026-06-02')).toEqual([[a, 'no_answer', 1, '2026-06-02'], [b, 'call_back', 0, '2026-06-02'], [d, 'no_answer', 1, '2026-06-02']]);
    on('2026-06-02', b, 'not_now');
    on('2026-06-03', a, 'no_answer');
    customersHandlers.optOut({ customerId: d, optedOut: true, reason: '来电' }, shop.context());
    expect(due('2026-06-04')).toEqual([[a, 'no_answer', 2, '2026-06-04']]);
    on('2026-06-04', a, 'no_answer');
    expect(due('2026-06-05')).toEqual([]);
    expect(nextCall([{ day: '2026-06-03', outcome: 'no_answer' }, { day: '2026-06-04', outcome: 'no_answer' }])).toEqual({ day: '2026-06-05', tries: 2 });
  });
  it('whoever wants no more calls is in no list any more', () => {
    const [a] = shop.fill(2) as [number, number];
    call(script().scriptId, a, 'refused');
    const { campaignId } = shop.create({ basis: 'customers', rule: { combinator: 'and', rules: [{ field: 'orders', operator: '>=', value: 1 }] } });
    expect(shop.audience(campaignId)).toMatchObject({ eligible: 1, excluded: { opted_out: 1 } });
  });
});
