import { expect, test } from 'vitest';
import { isTelling, likeness, phoneMask, SUGGEST_FROM, type PersonTraits } from '../../shared/domain/likely-same.ts';

const person = (more: Partial<PersonTraits> = {}): PersonTraits => ({ nicks: [], phones: [], maskedPhones: [], emails: [], receivers: [], ...more });
const receiver = (name: string | null, district: string | null = null, address: string | null = null) => ({ name, province: '浙江省', city: district === null ? null : '杭州市', district, address });
const kinds = (a: PersonTraits, b: PersonTraits) => likeness(a, b).evidence.map((e) => e.kind);

test('a masked number, the name and the district are worth asking', () => {
  const a = person({ maskedPhones: ['138****1234'], receivers: [receiver('沈测试', '余杭区')] });
  const b = person({ phones: ['+8613800001234'], receivers: [receiver('沈测试', '余杭区')] });
  expect(likeness(a, b)).toEqual({ score: 75, evidence: [{ kind: 'masked_phone', value: '138****1234' }, { kind: 'name', value: '沈测试' }, { kind: 'region', value: '杭州市 余杭区' }] });
});

test('a name and a district alone are not, nor is a masked number with a masked name', () => {
  expect(likeness(person({ receivers: [receiver('沈测试', '余杭区')] }), person({ receivers: [receiver('沈测试', '余杭区')] })).score).toBeLessThan(SUGGEST_FROM);
  const masked = person({ maskedPhones: ['138****1234'], receivers: [receiver('沈**', '余杭区')] });
  expect(likeness(masked, person({ phones: ['+8613800001234'], receivers: [receiver('沈测试', '余杭区')] })).score).toBeLessThan(SUGGEST_FROM);
});

test('one name at one whole address; blanks and marks are no difference', () => {
  const a = person({ receivers: [receiver('沈测试', '余杭区', '样例街道 测试路1号（2幢）')] });
  const b = person({ receivers: [receiver('沈测试', '余杭区', '样例街道测试路１号(2幢)')] });
  expect(kinds(a, b)).toEqual(['name', 'address']);
  expect(likeness(a, b).score).toBeGreaterThanOrEqual(SUGGEST_FROM);
});

test('an address that is masked or names no house is none', () => {
  const at = (address: string) => person({ receivers: [receiver(null, '余杭区', address)] });
  expect(kinds(at('样例街道测试路***'), at('样例街道测试路***'))).toEqual(['region']);
  expect(kinds(at('样例街道测试路'), at('样例街道测试路'))).toEqual(['region']);
});

test('a telling name on two platforms, not on one', () => {
  const at = (platform: string) => person({ nicks: [{ platform, value: '爱喝岩茶的猫' }] });
  expect(likeness(at('taobao'), at('1688'))).toEqual({ score: 60, evidence: [{ kind: 'nick', value: '爱喝岩茶的猫' }] });
  expect(likeness(at('taobao'), at('taobao')).score).toBe(0);
});

test.each([['爱喝岩茶的猫', true], ['小猫', false], ['lily', false], ['tea_lover_88', true], ['guest12345', false], ['tb**8', false]])('the name %s tells: %s', (nick, telling) => expect(isTelling(nick)).toBe(telling));
test.each([['+8613800001234', '138****1234'], ['138****1234', '138****1234'], ['138********', null], ['+4915112345678', null]])('of %s shows %s', (phone, shown) => expect(phoneMask(phone)).toBe(shown));
