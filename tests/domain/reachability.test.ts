import { expect, test } from 'vitest';
import { forbiddingPlatformLists, platformsForbid } from '../../shared/domain/reachability.ts';

test.each([['amazon', true], ['ebay', true], ['amazon,ebay', true], ['ebay,amazon', true], ['amazon,shopify', false], ['taobao', false], ['', false]])('%s forbids: %s', (platforms, forbids) => {
  expect(platformsForbid(platforms)).toBe(forbids);
  expect(forbiddingPlatformLists.includes(platforms)).toBe(forbids);
});
