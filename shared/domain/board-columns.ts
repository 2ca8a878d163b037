import { campaignTypes } from '../contract/campaigns.ts';
import { orderStatuses } from './order-status.ts';

/** What is looked at in a board of its own; the customers have their own list. */
export const boardTopics = ['orders', 'members', 'products', 'campaigns', 'cases'] as const;
export type BoardTopic = (typeof boardTopics)[number];

/**
 * `name` and `phone` are a person's, masked on the screen; a choice is one of a few, whose words
 * stand under a key of the locales. Money is in minor units of the row's currency.
 */
export type BoardColumn = 'text' | 'name' | 'phone' | 'number' | 'money' | 'day' | { choices: readonly string[]; words: string };
export type Cell = string | number | null;

/** The columns of each topic, in the order in which they stand. */
export const boardColumns = {
  orders: {
    orderNo: 'text', day: 'day', shop: 'text', who: 'name', items: 'text', pieces: 'number', paid: 'money', discount: 'money', refund: 'money', net: 'money',
    status: { choices: orderStatuses, words: 'customers:status' }, province: 'text', city: 'text', district: 'text',
  },
  members: { number: 'text', who: 'name', phone: 'phone', tier: 'text', balance: 'number', usable: 'number', pending: 'number', nextDay: 'day', since: 'day', active: { choices: ['yes', 'no'], words: 'boards:active' } },
  products: { title: 'text', category: 'text', shop: 'text', pieces: 'number', orders: 'number', buyers: 'number', paid: 'money', cost: 'money', lastDay: 'day' },
  campaigns: {
    name: 'text', state: { choices: ['draft', 'locked', 'exported', 'closed'], words: 'boards:state' }, type: { choices: campaignTypes, words: 'campaigns:type' }, channel: { choices: ['sms', 'email', 'nick'], words: 'common:channel' }, segment: 'text', sendDay: 'day', windowDays: 'number',
    treated: 'number', heldOut: 'number', delivered: 'number', failed: 'number', replied: 'number', optedOut: 'number', fixed: 'money',
  },
  cases: {
    due: 'day', who: 'name', kind: { choices: ['question', 'delivery', 'quality', 'return', 'dispute', 'complaint', 'suggestion', 'other'], words: 'service:kind' }, text: 'text', orderNo: 'text', opened: 'day', closed: 'day',
    status: { choices: ['open', 'overdue', 'closed'], words: 'service:status' }, outcome: 'text', cost: 'money',
  },
} as const satisfies Record<BoardTopic, Record<string, BoardColumn>>;

export const columnsOf = (topic: BoardTopic): Record<string, BoardColumn> => boardColumns[topic];
/** Read as a number: amounts, counts, and days. */
export const isRange = (column: BoardColumn): boolean => column === 'number' || column === 'money' || column === 'day';
