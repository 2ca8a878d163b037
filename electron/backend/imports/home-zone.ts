const zones: Record<string, string> = {
  CNY: 'Asia/Shanghai', HKD: 'Asia/Hong_Kong', TWD: 'Asia/Taipei', JPY: 'Asia/Tokyo', KRW: 'Asia/Seoul', SGD: 'Asia/Singapore', USD: 'America/New_York',
  CAD: 'America/Toronto', GBP: 'Europe/London', EUR: 'Europe/Berlin', CHF: 'Europe/Zurich', AUD: 'Australia/Sydney', NZD: 'Pacific/Auckland',
};

/** A first guess at a shop's time zone by its currency, for files that carry offsets only; the owner can change it. */
export const homeZoneOf = (currency: string): string => (Object.hasOwn(zones, currency) ? zones[currency]! : 'UTC');
