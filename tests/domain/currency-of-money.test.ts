import { expect, test } from 'vitest';
import { currencyOfMoney } from '../../shared/domain/currency-of-money.ts';

test.each([
  ['AU $3,000.00', 'AUD'], ['C $5.00', 'CAD'], ['US $12.34', 'USD'], ['£12.99', 'GBP'], ['EUR 90,00', 'EUR'], ['90,00 €', 'EUR'], ['NZ $1', 'NZD'], ['$25.00', null], ['25.00', null], ['', null], ['CLASS $5', null],
])('%s is written in %s', (text, currency) => {
  expect(currencyOfMoney(text)).toBe(currency);
});
