import { minorPerUnit } from '../../../shared/lib/money.ts';

/** Price of so many billed messages, in minor units. 1,000 messages of 45 thousandths of a yuan are 45.00. */
export const messagesCostMinor = (messages: number, priceMilli: number, currency: string): number => Math.round((messages * priceMilli * minorPerUnit(currency)) / 1000);
