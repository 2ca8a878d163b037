const words: readonly (readonly [RegExp, string])[] = [
  [/^[-+]?(?:AU|A)\s?\$|^AUD/, 'AUD'],
  [/^[-+]?(?:CA|C)\s?\$|^CAD/, 'CAD'],
  [/^[-+]?NZ\s?\$|^NZD/, 'NZD'],
  [/^[-+]?(?:SG|S)\s?\$|^SGD/, 'SGD'],
  [/^[-+]?HK\s?\$|^HKD/, 'HKD'],
  [/^[-+]?US\s?\$|^USD/, 'USD'],
  [/£|GBP/, 'GBP'],
  [/€|EUR/, 'EUR'],
  [/^CHF/, 'CHF'],
  [/^PLN/, 'PLN'],
];

/** The currency that an amount is written with; null where it doesn't say (`$` alone is many). Example: `AU $3,000.00` → AUD. */
export const currencyOfMoney = (text: string): string | null => words.find(([word]) => word.test(text))?.[1] ?? null;
