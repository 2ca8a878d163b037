import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fillText, parseText, renderText } from '../../../electron/backend/copy/render-template.ts';
import type { TemplateValues } from '../../../shared/domain/template-variables.ts';
import { problemOf } from '../problem-of.ts';

const values: TemplateValues = {
  customer: { name: '沈青', nick: 'tb_shen', city: '杭州', province: '浙江省', orders: 3, last_order_days: 95, last_product: '龙井', interval_days: 40, first_order_days: 400, recommended: '茶杯', net_total: 312.3, tier: '金卡', benefits: '包邮', vip_route: '找店长', tier_gap: 80, tier_until: '2026-12-31', points: 120, coupon: 'K7RM', referral_code: 'QX4P' },
  shop: { name: '小鹿茶' },
};
const without: TemplateValues = { ...values, customer: { ...values.customer, name: null } };
const render = (text: string, v = values) => renderText(parseText(text), v);
const problems = (text: string) => parseText(text).problems;

describe('rendering', () => {
  it.each([
    ['{{ customer.name | default: "亲" }}，好久不见', '沈青，好久不见'],
    ['{{customer.nick|upcase}} {{ customer.orders }} {{ customer.net_total }}', 'TB_SHEN 3 312.3'],
    ['{{ customer.net_total | round }}元', '312元'],
    ['{{ customer.last_product | truncate: 1, "" }}', '龙'],
    ['{% if customer.orders >= 3 %}老朋友{% else %}新朋友{% endif %}', '老朋友'],
    ['{% unless customer.city == "杭州" %}外地{% endunless %}好', '好'],
    ['{% case customer.city %}{% when "杭州" %}本地{% else %}外地{% endcase %}', '本地'],
    ['{{ shop.name }}第{{ customer.orders | plus: 1 }}单', '小鹿茶第4单'],
  ])('%s', (text, wanted) => {
    expect(problems(text).filter((p) => p.severity === 'error')).toEqual([]);
    expect(render(text)).toBe(wanted);
  });
  it('falls back where there is no name', () => {
    expect(render('{{ customer.name | default: "亲" }}', without)).toBe('亲');
  });
});

describe('a text put together from its values', () => {
  const piece = fc.constantFrom('好', ' \n', '{{ customer.name | default: "亲" }}', '{{- customer.city -}}', '{{ customer.orders | plus: 1 }}', '{{ customer.coupon }}', '{% if customer.orders > 2 %}老{{ customer.nick }}{% endif %}', '}} {', '【】');
  it('is what the engine makes of it whole', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(values, without), (pieces, v) => {
        const parsed = parseText(pieces.join(''));
        for (const someone of [v, { ...v, customer: { ...v.customer, orders: 9, coupon: null } }, v]) {
          const { body, slots } = fillText(parsed, someone);
          expect(body).toBe(renderText(parsed, someone));
          expect(slots).toEqual(parsed.slots.map((slot) => renderText(slot, someone)));
        }
      }),
    );
  });
  it('is refused when its values make it too long', () => {
    const name = '长'.repeat(60_000);
    expect(problemOf(() => fillText(parseText('{{ customer.name }}{{ customer.name }}'), { ...values, customer: { ...values.customer, name } }))).toMatchObject({ code: 'template_invalid' });
  });
});

describe('values are data', () => {
  it.each(['{{ customer.net_total }}', '{% if true %}x{% endif %}', '{{ "a" | append: "b" }}', '${x}', '<b>', "'; --"])('a name %s stays as it is', (name) => {
    expect(render('{{ customer.name }}', { ...values, customer: { ...values.customer, name } })).toBe(name);
  });
  it('holds for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '%', '|', ' ', 'a', '"', '-') }), (name) => {
        expect(render('<{{ customer.name }}>', { ...values, customer: { ...values.customer, name } })).toBe(`<${name}>`);
      }),
    );
  });
});

describe('what is refused', () => {
  it.each([
    ['{{ customer.phone }}', 'unknown_variable', ['customer.phone']],
    ['{{ customer["name"] }}{{ cusomer.name | default: "亲" }}', 'unknown_variable', ['cusomer.name']],
    ['{% if vip %}x{% endif %}', 'unknown_variable', ['vip']],
    ['{{ customer.constructor }}', 'unknown_variable', ['customer.constructor']],
    ['{{ customer.name | replace: "a", "b" }}', 'unknown_filter', ['replace', '1']],
    ['a\n{% include "/etc/passwd" %}', 'unknown_tag', ['include', '2']],
    ['{% for i in (1..1000000) %}x{% endfor %}', 'unknown_tag', ['for', '1']],
    ['{% assign x = 1 %}', 'unknown_tag', ['assign', '1']],
    ['a\n{{ customer.name', 'syntax', ['2']],
    ['{% if customer.orders %}', 'syntax', ['1']],
  ])('%s', (text, code, named) => {
    expect(problems(text)).toContainEqual({ code, severity: 'error', values: named });
  });
  it.each(['render', 'layout', 'block', 'capture', 'liquid', 'cycle', 'tablerow', 'increment', 'echo', 'raw', 'comment'])('the tag %s', (tag) => {
    expect(problems(`{% ${tag} x %}`)[0]).toMatchObject({ severity: 'error' });
  });
  it('shows nothing of the objects behind the values', () => {
    expect(render('{{ customer.constructor }}{{ customer.__proto__ }}{{ customer.toString }}')).toBe('');
  });
});

describe('reading a text', () => {
  it('names variables that may be missing and have no fallback', () => {
    expect(problems('{{ customer.name }} {{ customer.city | default: "" }} {{ customer.orders }}')).toEqual([{ code: 'no_fallback', severity: 'warning', values: ['customer.name'] }]);
  });
  it.each([
    ['{% if customer.tier %}{{ customer.tier }}{% endif %}', []],
    ['{% if customer.tier_gap > 0 and customer.tier %}{{ customer.tier }}差{{ customer.tier_gap }}{% else %}{{ customer.points }}{% endif %}', ['customer.points']],
    ['{% if customer.orders > 1 %}{{ customer.city }}{% endif %}', ['customer.city']],
    ['{% unless customer.tier %}{{ customer.tier }}{% else %}{{ customer.tier }}{% endunless %}', ['customer.tier']],
    ['{% case customer.city %}{% when "杭州" %}{{ customer.city }}{% else %}{{ customer.city }}{% endcase %}', ['customer.city']],
  ])('%s', (text, bare) => {
    expect(problems(text).filter((p) => p.code === 'no_fallback').flatMap((p) => p.values)).toEqual(bare);
  });
  it('a text that is too much to render is a failure that has words', () => {
    const heavy = `{{ "x" ${'| append: customer.name'.repeat(150)} }}`;
    expect(() => render(heavy, { ...values, customer: { ...values.customer, name: 'n'.repeat(5000) } })).toThrow(expect.objectContaining({ code: 'template_invalid' }));
  });
  it('finds the places that a sending tool fills', () => {
    const { slots } = parseText('{{ customer.name | default: "亲" }}，{{ shop.name }}想你。{% if customer.orders > 1 %}{{ customer.city }}{% endif %}{{ shop.name }}');
    expect(slots.map((s) => s.variable)).toEqual(['customer.name', 'shop.name']);
    expect(slots.map((s) => renderText(s, without))).toEqual(['亲', '小鹿茶']);
  });
});

it('a computer that stands still for a moment stops no text; one that always would is refused', () => {
  const text = parseText('{{ customer.name | default: "亲" }}您好');
  let calls = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (++calls === 2 ? 1e9 : 0));
  expect(renderText(text, without)).toBe('亲您好');
  expect(calls).toBeGreaterThan(2);
  clock.mockImplementation(() => 1e9 * ++calls);
  expect(problemOf(() => renderText(text, without))).toMatchObject({ code: 'template_invalid', problems: ['cannot_render'] });
  clock.mockRestore();
});
