/**
 * Three digits that begin a Chinese mainland mobile number, as libphonenumber's metadata has them (a test holds the two
 * equal). Of 161 only 1610 has been given out; 174 is mostly satellite: only 1740, followed by 0–5, is a mobile.
 */
const ranges = new Set([
  ...[130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 145, 147, 150, 151, 152, 153, 155, 156, 157, 158, 159, 162, 165, 166, 167],
  ...[170, 171, 172, 173, 175, 176, 177, 178, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192, 193, 195, 196, 197, 198, 199],
]);
const known = Uint8Array.from({ length: 200 }, (_, prefix) => (ranges.has(prefix) ? 1 : 0));

/** Are these eleven digits a mainland mobile number? Example: 13800138000 yes, 12345678901 no. */
export function isMainlandMobile(text: string): boolean {
  if (text.length !== 11 || text.charCodeAt(0) !== 49) return false;
  for (let i = 1; i < 11; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  const prefix = 100 + (text.charCodeAt(1) - 48) * 10 + (text.charCodeAt(2) - 48);
  if (prefix === 174) return text.charCodeAt(3) === 48 && text.charCodeAt(4) <= 53;
  if (prefix === 161) return text.charCodeAt(3) === 48;
  return known[prefix] === 1;
}
