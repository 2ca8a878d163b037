import { beforeEach, describe, expect, it } from 'vitest';
import { mergePeople, unmergePeople } from '../../../electron/backend/people/merge.ts';
import { choosePeople } from '../../../electron/backend/segments/compile-rule.ts';
import { countRule } from '../../../electron/backend/segments/count-rule.ts';
import { customersHandlers } from '../../../electron/backend/customers/handlers.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { TODAY } from '../campaigns/campaign-shop.ts';
import { codeOf } from '../offers/offer-shop.ts';
import { everyone, OutreachShop } from './outreach-shop.ts';

let shop: OutreachShop;
let ids: number[];
beforeEach(() => {
  shop = new OutreachShop().chooseBasis();
  ids = shop.fill(10);
});
const mark = (kind: 'invited' | 'added' | 'removed', who: number[], day?: string) => shop.ask('markWechat', { kind, text: who.map((i) => `buyer_${i}`).join('\n'), ...(day ? { day } : {}) });
const touched = () => countRule(shop.db, { combinator: 'and', rules: [{ field: 'last_touched_days', operator: '<=', value: 100 }] } as never, choosePeople(shop.db, { today: TODAY }), 0).count;

describe('on WeChat', () => {
  it('invited, added, still there, bought since: each with its share', () => {
    expect(mark('invited', [0, 1, 2, 3], '2026-05-01')).toMatchObject({ marked: 4, had: 0, unmatched: 0 });
    expect(mark('added', [0, 1, 5, 99], '2026-05-03')).toMatchObject({ marked: 3, unmatched: 1, first: ['buyer_99'] });
    expect(mark('added', [0], '2026-05-04')).toMatchObject({ marked: 0, had: 1 });
    mark('removed', [1], '2026-05-10');
    shop.order({ customerId: ids[0]!, day: '2026-05-20', paidMinor: 7000 });
    shop.order({ customerId: ids[5]!, day: '2026-05-02', paidMinor: 9900 });
    shop.finish();
    const found = shop.ask('wechat', {});
    expect(found).toMatchObject({ counts: { invited: 4, invitedAdded: 2, added: 3, still: 2, bought: 1 }, addedOfInvited: { hits: 2, of: 4, value: 0.5 }, stillOfAdded: { hits: 2, of: 3 }, boughtOfAdded: { hits: 1, of: 3 }, netAfterMinor: 7000 });
    expect(found.addedOfInvited!.low).toBeCloseTo(0.15, 2);
    expect(shop.ask('wechatPeople', { stage: 'still' })).toMatchObject({ total: 2, customerIds: expect.arrayContaining([ids[0], ids[5]]) as number[] });
    // An invitation is a contact; whoever adds of their own accord wasn't written to.
    expect(touched()).toBe(4);
  });

  it('what was pasted by mistake is taken back as a whole; nobody is anywhere before', () => {
    expect(shop.ask('wechat', {})).toMatchObject({ counts: { invited: 0, still: 0 }, addedOfInvited: null, boughtOfAdded: null, log: [] });
    mark('added', [0, 1]);
    const [entry] = shop.ask('wechat', {}).log;
    expect(entry).toMatchObject({ kind: 'added', people: 2, day: TODAY });
    expect(shop.ask('undoWechat', { at: entry!.at, kind: 'added' })).toEqual({ people: 2 });
    expect(shop.ask('wechat', {}).counts.added).toBe(0);
  });

  it('a desk on WeChat is of those who are there', () => {
    mark('added', [0, 1]);
    mark('removed', [1]);
    expect(shop.ask('deskAudience', { segmentId: shop.segment('老客', everyone), way: 'wechat' })).toMatchObject({ eligible: 1, notOnWechat: 9 });
  });

  it('two who are one are one, and two again', () => {
    mark('added', [0, 1]);
    const { decisionId } = mergePeople(shop.db, { customerId: ids[0]!, otherId: ids[1]! }, 1);
    expect(shop.ask('wechat', {}).counts.added).toBe(1);
    unmergePeople(shop.db, decisionId, 2);
    expect(shop.ask('wechat', {}).counts.added).toBe(2);
  });

  it('what was done by hand is a contact; nobody who said no', () => {
    customersHandlers.optOut({ customerId: ids[0]!, optedOut: true, reason: 'x' }, shop.context());
    expect(shop.ask('logTouch', { customerIds: [ids[0]!, ids[1]!, ids[1]!], channel: 'whatsapp', note: '问了尺码' })).toMatchObject({ logged: 1, optedOut: 1 });
    expect(touched()).toBe(1);
    const { at } = shop.ask('logTouch', { customerIds: [ids[1]!], channel: 'sms' });
    expect(shop.ask('undoLog', { at })).toEqual({ people: 2 });
    expect(touched()).toBe(0);
    expect(codeOf(() => shop.ask('logTouch', { customerIds: [ids[1]!], channel: 'pigeon' }))).toBe('bad_input');
    expect(codeOf(() => shop.ask('logTouch', { customerIds: [999], channel: 'sms' }))).toBe('not_found');
    expect(codeOf(() => shop.ask('markWechat', { kind: 'added', text: 'x', day: '2026-07-01' }))).toBe('bad_input');
  });
});

describe('groups', () => {
  const group = (name = '老客群') => shop.ask('saveGroup', { name }).groupId;

  it('a roster pasted twice is one; who is named is linked, the others stay names; a whole one says who left', () => {
    const groupId = group();
    expect(shop.ask('addMembers', { groupId, text: 'buyer_0\nbuyer_1\n小李\n小李\n\n+8613910000002', day: '2026-03-01' })).toEqual({ added: 4, linked: 3, known: 0, left: 0 });
    expect(shop.ask('addMembers', { groupId, text: 'buyer_0\n小李\nbuyer_5', whole: true, day: '2026-04-01' })).toEqual({ added: 1, linked: 1, known: 2, left: 2 });
    expect(shop.ask('groups', {})).toMatchObject([{ name: '老客群', members: 3, linked: 2, left: 2, nextTopic: null }]);
    const { rows } = shop.ask('group', { groupId });
    expect(rows.filter((r) => r.leftDay === null).map((r) => r.written).sort()).toEqual(['buyer_0', 'buyer_5', '小李']);
    const li = rows.find((r) => r.written === '小李')!;
    expect(li.customerId).toBeNull();
    shop.ask('linkMember', { memberId: li.memberId, customerId: ids[7]! });
    expect(shop.ask('group', { groupId }).rows.find((r) => r.memberId === li.memberId)).toMatchObject({ customerId: ids[7], nick: 'buyer_7' });
    expect(codeOf(() => shop.ask('leaveGroup', { memberId: li.memberId, day: '2026-02-01' }))).toBe('bad_input');
    shop.ask('leaveGroup', { memberId: li.memberId, day: '2026-05-01' });
    shop.ask('removeMember', { memberId: li.memberId });
    expect(shop.ask('groups', {})[0]).toMatchObject({ members: 2, left: 2 });
    expect(codeOf(() => group())).toBe('name_taken');
    expect(codeOf(() => shop.ask('addMembers', { groupId, text: ' \n ' }))).toBe('bad_input');
  });

  it('topics are planned and done', () => {
    const groupId = group();
    const { topicId } = shop.ask('saveTopic', { groupId, day: '2026-07-01', topic: '晒单有礼' });
    shop.ask('saveTopic', { groupId, day: '2026-06-20', topic: '新品试用' });
    expect(shop.ask('groups', {})[0]!.nextTopic).toEqual({ day: '2026-06-20', topic: '新品试用' });
    shop.ask('saveTopic', { topicId, groupId, day: '2026-07-01', topic: '晒单有礼', outcome: '12 人晒单' });
    expect(shop.ask('group', { groupId }).topics.map((t) => [t.topic, t.outcome])).toEqual([['新品试用', null], ['晒单有礼', '12 人晒单']]);
    shop.ask('deleteGroup', { groupId });
    expect(shop.ask('groups', {})).toEqual([]);
  });

  it('members stand beside others like them, those who came later beside nobody', () => {
    const own = new OutreachShop().chooseBasis();
    const people = Array.from({ length: 60 }, (_, i) => own.customer({ nick: `p${i}` }));
    // Regulars 0–29 (members: 0–14, of whom 9 buy again; others: 5 of 15), once-only 30–59 (nobody in the group; all buy again).
    people.forEach((customerId, i) => {
      own.order({ customerId, day: '2026-03-10' });
      if (i < 30) own.order({ customerId, day: '2026-03-12' });
      if (i < 9 || (i >= 15 && i < 20) || i >= 30) own.order({ customerId, day: '2026-06-01', paidMinor: 5000 });
    });
    own.order({ customerId: null, day: TODAY });
    own.finish();
    const { groupId } = own.ask('saveGroup', { name: 'g' });
    own.ask('addMembers', { groupId, text: Array.from({ length: 15 }, (_, i) => `p${i}`).join('\n'), day: '2026-03-20' });
    own.ask('addMembers', { groupId, text: 'p29', day: '2026-06-02' });
    const { comparison, window } = own.ask('group', { groupId, days: 90 });
    expect(window).toEqual({ from: addDays(TODAY, -90), until: TODAY });
    expect(comparison).toMatchObject({ members: 15, memberBuyers: 9, others: 14, alone: 0, enough: true, memberNetMinor: 3000 });
    expect(comparison!.otherRate.value).toBeCloseTo(5 / 14, 9);
  });
});
