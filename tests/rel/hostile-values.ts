/** Texts that some program somewhere has taken for more than a text. */
export const hostileTexts = [
  '', ' ', '\0', 'a\0b', '\u202Egpj.exe', '\uD800', '﷽'.repeat(200), 'x'.repeat(20_000), '𠮷👨‍👩‍👧‍👦', '\r\n\r\nHTTP/1.1 200 OK', '\x1b[31m',
  "'; DROP TABLE customers; --", '" OR 1=1 --', "') UNION SELECT * FROM settings --", '%', '_', '\\', '*', 'a" NEAR "b', "x' || hex(randomblob(1000000)) || '", ':value', '?1', '@p', '$p',
  '<script>window.__pwn=1</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{ customer.phone }}', '{% include "/etc/passwd" %}', '{% for i in (1..100000000) %}x{% endfor %}', '{{ constructor.constructor("return process")() }}', '{{', '{% raw %}',
  '../../../../etc/passwd', '/etc/passwd', 'C:\\Windows\\win.ini', 'CON', 'file:///etc/passwd', '\\\\server\\share', '~/.ssh/id_rsa', '@/etc/passwd',
  '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'true', '1e999', '9007199254740993', '(a+)+$', '[', '(', '${7*7}', '%s%s%n', '!!js/function', '2026-02-30', '0000-00-00', '99999-01-01',
];

/** What may be sent in the place of anything. */
export const hostileThings: readonly (() => unknown)[] = [
  () => undefined, () => null, () => NaN, () => Infinity, () => -1, () => 0, () => 1.5, () => 2 ** 53, () => -(2 ** 63), () => 1e308, () => true, () => [], () => ({}), () => [[[[[[]]]]]], () => new Date(0), () => 10n, () => Symbol('x'), () => () => 1, () => new Map([[1, 1]]),
  () => Buffer.from('x'), () => Array.from({ length: 2000 }, () => 1), () => ({ length: 1e9 }), () => ({ toString: () => '1', valueOf: () => 1 }), () => JSON.parse('{"__proto__":{"polluted":1}}') as unknown, () => ({ constructor: { prototype: { polluted: 1 } } }), () => Object.create(null) as unknown, () => new Proxy({}, { get: () => 1 }), () => ({ $gt: '' }), () => ({ token: 'f'.repeat(32), name: '/etc/passwd', size: 1 }),
];
