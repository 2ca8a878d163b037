import { describe, expect, it } from 'vitest';
import { composeSms, isMainland, smsLength } from '../../shared/domain/sms-length.ts';

const frame = { signature: '小鹿茶', optOutText: '拒收请回复R' };

describe('smsLength on the mainland', () => {
  it.each([[0, 1], [70, 1], [71, 2], [134, 2], [135, 3], [160, 3], [201, 3], [202, 4], [500, 8]])('%i characters are %i messages', (length, parts) => {
    expect(smsLength('字'.repeat(length), true)).toEqual({ length, parts });
  });
  it('counts letters, digits and spaces like Chinese characters, and an emoji as two', () => {
    expect(smsLength('a1 '.repeat(24), true)).toEqual({ length: 72, parts: 2 });
    expect(smsLength('好😀', true).length).toBe(3);
  });
});

describe('smsLength elsewhere', () => {
  it.each([
    ['a'.repeat(160), 160, 1],
    ['a'.repeat(161), 161, 2],
    ['a'.repeat(306), 306, 2],
    ['a'.repeat(307), 307, 3],
    ['字'.repeat(70), 70, 1],
    ['字'.repeat(71), 71, 2],
    [`${'a'.repeat(159)}’`, 160, 3],
  ])('%#: %i characters in %i messages', (text, length, parts) => {
    expect(smsLength(text, false)).toEqual({ length, parts });
  });
  it('knows the mainland by its country code', () => {
    expect(isMainland('+8613800138000')).toBe(true);
    expect(isMainland('+85261234567')).toBe(false);
  });
});

describe('composeSms', () => {
  it('puts the signature in front and the opt-out text behind, and counts both', () => {
    const text = composeSms('新茶到了', frame);
    expect(text).toBe('【小鹿茶】新茶到了拒收请回复R');
    expect(smsLength(text, true).length).toBe(15);
  });
  it('adds neither twice', () => {
    expect(composeSms('【小鹿茶】新茶到了 拒收请回复R', frame)).toBe('【小鹿茶】新茶到了 拒收请回复R');
    expect(composeSms('新茶', { signature: '', optOutText: '' })).toBe('新茶');
  });
});
