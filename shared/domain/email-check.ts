/** Mail services that people in the shop's files use; a slip of the finger away from one of these is meant to be it. */
const services = [
  'qq.com', '163.com', '126.com', '139.com', '189.cn', 'yeah.net', 'foxmail.com', 'sina.com', 'sohu.com', 'aliyun.com', 'gmail.com', 'outlook.com', 'hotmail.com', 'yahoo.com', 'icloud.com',
  'live.com', 'googlemail.com', 'protonmail.com', 'hotmail.co.uk', 'yahoo.co.uk', 'yahoo.co.jp', 'hotmail.fr', 'yahoo.fr', 'hotmail.de', 'web.de',
];
const known = new Set(services);
/** Near one of them, and real. */
const real = new Set(['mail.com', 'email.com', 'ymail.com', 'gmx.com', 'gmx.net', 'sina.cn', 'yahoo.cn', 'yahoo.ca', 'yahoo.co', 'outlook.cn', 'outlook.co', 'hotmail.ca', 'live.cn', 'live.ca', 'icloud.cn', 'vip.qq.com', 'me.com']);
const badEndings = /\.(?:con|cmo|ocm|vom|xom|comm|cim|c0m|coom|om|cm|co,m)$/;
const shape = /^[^\s@,;"<>]{1,64}@[^\s@,;"<>]{1,190}\.[^\s@,;"<>.]{2,60}$/;

export const isEmail = (text: string): boolean => shape.test(text);

/**
 * What an address was meant to be, where its mail service is one slip away from a known one; null where there is nothing to
 * mend. Short names (qq, 163) are mended only at their ending: one slip away from them lies anything.
 * Examples: a@gmial.com → a@gmail.com; a@qq.con → a@qq.com; a@mail.com → null.
 */
export function suggestEmail(email: string): string | null {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1).toLowerCase();
  if (at < 1 || known.has(domain) || real.has(domain)) return null;
  const ended = domain.replace(badEndings, '.com');
  if (ended !== domain && known.has(ended)) return email.slice(0, at + 1) + ended;
  const near = services.filter((s) => s.indexOf('.') >= 4 && (isOneSlip(domain, s) || isOneSlip(ended, s)));
  return near.length === 1 ? email.slice(0, at + 1) + near[0]! : null;
}

/** One letter more, less, other, or two neighbours changed over. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
}
