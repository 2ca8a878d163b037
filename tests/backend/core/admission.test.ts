import { expect, test } from 'vitest';
import { Admission, Refusal } from '../../../electron/browser-admission.ts';

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
function statusOf(work: () => unknown): number {
  try {
    work();
    return 200;
  } catch (error) {
    return error instanceof Refusal ? error.status : 0;
  }
}

test('a code works once, for two minutes', () => {
  let now = 0;
  const admission = new Admission(() => now);
  const [first, second] = [admission.newCode(), admission.newCode()];
  const token = admission.redeem(first);
  expect(statusOf(() => admission.checkToken(bearer(token)))).toBe(200);
  expect(statusOf(() => admission.redeem(first))).toBe(401);
  now = 120_001;
  expect(statusOf(() => admission.redeem(second))).toBe(401);
  expect(admission.redeem(admission.newCode())).toBe(token);
});

test('codes and tokens are long, and never alike', () => {
  const admission = new Admission();
  const codes = Array.from({ length: 100 }, () => admission.newCode());
  expect(new Set(codes).size).toBe(100);
  expect(codes.every((code) => /^[\w-]{43}$/.test(code))).toBe(true); // 256 bits
  const tokens = [new Admission(), new Admission()].map((one) => one.redeem(one.newCode()));
  expect(tokens[0]).not.toBe(tokens[1]);
});

test('after ten failures it waits until a minute has passed', () => {
  let now = 0;
  const admission = new Admission(() => now);
  const token = admission.redeem(admission.newCode());
  for (let i = 0; i < 10; i++) expect(statusOf(() => admission.checkToken(bearer('wrong')))).toBe(401);
  expect(statusOf(() => admission.checkToken(bearer(token)))).toBe(429);
  expect(statusOf(() => admission.redeem(admission.newCode()))).toBe(429);
  now = 60_001;
  expect(statusOf(() => admission.checkToken(bearer(token)))).toBe(200);
});
