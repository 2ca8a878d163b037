import type { RecordFormatOf } from '../records/record-format.ts';

/** Shopify’s customers, the layouts of 2022 and since 2023. An apostrophe stands before numbers, zips and phones. */
export const shopifyCustomers: RecordFormatOf<'people'> = {
  id: 'shopify-customers-csv',
  platform: 'shopify',
  kind: 'people',
  currency: 'USD',
  timeZone: 'UTC',
  columns: {
    customerNo: ['Customer ID'],
    name: ['First Name'],
    familyName: ['Last Name'],
    email: ['Email'],
    phone: ['Phone', 'Default Address Phone'],
    birthday: ['Birthday (customer.metafields.facts.birth_date)', 'Birth date (customer.metafields.facts.birth_date)'],
    tags: ['Tags'],
    emailConsent: ['Accepts Email Marketing', 'Accepts Marketing'],
    smsConsent: ['Accepts SMS Marketing'],
    orderCount: ['Total Orders'],
    country: ['Default Address Country Code', 'Country Code', 'Country'],
    province: ['Province', 'Default Address Province Code', 'Province Code'],
    city: ['Default Address City', 'City'],
    street: ['Default Address Address1', 'Address1'],
    note: ['Note'],
  },
  needs: ['email', 'name', 'familyName'],
  marks: ['Accepts Email Marketing', 'Total Spent', 'Total Orders'],
  foreign: ['Lineitem name', 'Financial Status'],
  unused: 'Default Address Company|Default Address Address2|Default Address Zip|Company|Address2|Zip|Total Spent|Tax Exempt|Accepts WhatsApp Marketing',
};
