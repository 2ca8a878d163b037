import type { RecordFormatOf } from '../records/record-format.ts';

/** eBay’s listings traffic: notes above the table tell the period, a comma stands behind each row, `-` is no data. It counts page views, not visitors. */
export const ebayTraffic: RecordFormatOf<'productTraffic'> = {
  id: 'ebay-traffic-report-csv',
  platform: 'ebay',
  kind: 'productTraffic',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    productId: ['eBay item ID', 'Item ID'],
    title: ['Listing title'],
    impressions: ['Total impressions', 'Total impressions on eBay site'],
    pageViews: ['Total page views'],
    units: ['Quantity sold'],
    conversion: ['Sales conversion rate = Quantity sold/Total page views', 'Sales conversion rate'],
  },
  needs: ['productId', 'title', 'pageViews'],
  periodOutside: true,
  shopAbove: /^Seller(?: ID)?\s*:\s*(\S.*)$/i,
  unused:
    'Item Start Date|Category|Current promoted listings status|Quantity available|Click-through rate = Page views from eBay site/Total impressions|% Top 20 Search Impressions|Top 20 search slot impressions from promoted listings|% change in top 20 search slot impressions from promoted listings|Top 20 search slot organic impressions|% change in top 20 search slot impressions|Rest of search slot impressions|Total Search Impressions|Non-search promoted listings impressions|% Change in non-search promoted listings impressions|Non-search organic impressions|% Change in non-search organic impressions|Total Promoted Listings impressions (applies to eBay site only)|Total Promoted Offsite impressions (applies to off-eBay only)|Total organic impressions on eBay site|Page views via promoted listings impressions on eBay site|Page views via promoted listings Impressions from outside eBay (search engines, affilliates)|Page views via organic impressions on eBay site|Page views from organic impressions outside eBay (Includes page views from search engines)',
};
