const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/**
 * An ID number as it is kept: without blanks, letters large; undefined where it can't be one. A mainland number of 18
 * digits must fit its check digit (GB 11643-1999); other documents have 5 to 30 letters and digits.
 * Worked example: '11010519491231002x' → '11010519491231002X'; '110105194912310021' → undefined.
 */
export function readIdNumber(written: string): string | undefined {
  const text = written.replaceAll(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z0-9()]{5,30}$/.test(text)) return undefined;
  if (!/^\d{17}[\dX]$/.test(text)) return text;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return checks[sum % 11] === text[17] ? text : undefined;
}
