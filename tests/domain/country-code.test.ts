import { expect, test } from 'vitest';
import { countryCode } from '../../shared/domain/country-code.ts';

test.each([
  ['US', 'US'], ['us', 'US'], ['United States', 'US'], [' united states ', 'US'], ['Germany', 'DE'], ['Russian Federation', 'RU'], ['Great Britain', 'GB'], ['United Kingdom', 'GB'],
  ['France', 'FR'], ['Myanmar (Burma)', 'MM'], ['Czech Republic', 'CZ'], ['Nowhere', null], ['', null], ['constructor', null],
])('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code);
});
