import type { RecordKind } from '../../../../shared/contract/imports.ts';

/**
 * How a cell is read. `id`: digits to the last one; `count`: a whole number; `share`: a percentage; `money`: never
 * negative; `signed`: money with its sign; `day`: a day of the calendar; `instant`: a moment, kept as its day in the
 * shop's zone; `yes`: yes or no; `list`: words parted by commas, of all columns.
 */
export type CellType = 'text' | 'id' | 'count' | 'share' | 'money' | 'signed' | 'day' | 'instant' | 'yes' | 'list';

/** The fields of each kind of file. Their order is that of a record's JSON. */
export const recordFields = {
  people: {
    customerNo: 'id', taobaoNick: 'text', nick: 'text', name: 'text', familyName: 'text', email: 'text', phone: 'text', wechat: 'text', buyerName: 'text',
    birthday: 'text', gender: 'text', tags: 'list', emailConsent: 'yes', smsConsent: 'yes', consent: 'yes',
    source: 'text', since: 'instant', activeAt: 'instant', orderCount: 'count',
    country: 'text', province: 'text', city: 'text', district: 'text', street: 'text', note: 'text',
    staff: 'text', wording: 'text',
  },
  traffic: { day: 'text', channel: 'text', visitors: 'count', pageViews: 'count', cartAdders: 'count', buyers: 'count', orderCount: 'count', units: 'count', sales: 'money', conversion: 'share' },
  productTraffic: { day: 'text', productId: 'id', title: 'text', impressions: 'count', visitors: 'count', pageViews: 'count', cartAdders: 'count', buyers: 'count', units: 'count', sales: 'money', conversion: 'share' },
  returns: { orderNo: 'id', returnedAt: 'instant', sku: 'text', productId: 'id', title: 'text', quantity: 'count', reason: 'text', condition: 'text', outcome: 'text', plate: 'id', comment: 'text' },
  settlement: { orderNo: 'id', fee: 'text', direction: 'text', amount: 'signed', currency: 'text', productId: 'id', settledAt: 'instant', bookingNo: 'id' },
  costs: { productId: 'id', title: 'text', skuCode: 'text', sku: 'text', unitCost: 'money', fromDay: 'day', currency: 'text' },
} as const satisfies Record<RecordKind, Record<string, CellType>>;

export type FieldOf<K extends RecordKind> = keyof (typeof recordFields)[K] & string;

/** All fields of all kinds, for their words. */
export const allRecordFields: readonly string[] = [...new Set(Object.values(recordFields).flatMap((fields) => Object.keys(fields)))];
