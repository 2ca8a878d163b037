/** Marketplaces that forbid writing to their buyers outside their own tools. */
const forbiddingPlatforms: readonly string[] = ['amazon', 'ebay'];

/**
 * May nobody be written to here? True where all the platforms that a person is known from forbid it.
 * `platforms` is a comma-separated list. Worked example: 'amazon,ebay' → true; 'amazon,shopify' → false; '' → false.
 */
export function platformsForbid(platforms: string): boolean {
  return platforms !== '' && platforms.split(',').every((p) => forbiddingPlatforms.includes(p));
}

/** Every value of `customers.platforms` for which `platformsForbid` holds, for use in SQL. */
export const forbiddingPlatformLists: readonly string[] = ['amazon', 'ebay', 'amazon,ebay', 'ebay,amazon'];
