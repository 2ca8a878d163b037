/** Numbers that stand in examples and forms everywhere. */
const examples = new Set(['+8613800138000', '+8613800138001', '+8613912345678', '+8613812345678', '+8613123456789']);
const emptyMail = /^(?:no-?reply|none|null|na|n\.a|no|noemail|no-?mail|unknown|test|xxx+|aaa+|123+)@|@(?:none|noemail|nomail|test)\.|\.invalid$/;

/**
 * A phone or e-mail that is typed where there is none, and so belongs to nobody: the last seven digits all the same or
 * counting up or down, a number known from examples, none@….
 * Example: +8613888888888, +8618912345678 and noreply@shop.cn yes; +8619900000001 and li.test@example.com no.
 */
export function isPlaceholder(kind: 'phone' | 'email', value: string): boolean {
  if (kind === 'email') return emptyMail.test(value.toLowerCase());
  if (examples.has(value)) return true;
  const tail = value.slice(-7);
  return /^(\d)\1{6}$/.test(tail) || '01234567890'.includes(tail) || '09876543210'.includes(tail);
}
