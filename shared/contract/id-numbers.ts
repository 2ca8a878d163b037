import * as z from 'zod';
import { command, id, query } from './endpoint.ts';
import { MIN_PASSPHRASE } from './passphrase.ts';

const passphrase = z.string().max(200);

/** ID numbers of customers: off until the owner switches them on with a passphrase of their own, which is needed to write and to read each. In no list and no sheet. */
export const idNumbers = {
  idNumbers: query(z.strictObject({})).returns<{ on: boolean; count: number }>(),
  switchIdNumbersOn: command(z.strictObject({ passphrase: passphrase.min(MIN_PASSPHRASE) })).returns<{ on: boolean; count: number }>(),
  /** With all that are kept. */
  switchIdNumbersOff: command(z.strictObject({})).returns<{ deleted: number }>(),
  /** Null: none is known any more. */
  setIdNumber: command(z.strictObject({ customerId: id, passphrase, number: z.string().trim().min(1).max(60).nullable() })).returns<{ known: boolean }>(),
  showIdNumber: query(z.strictObject({ customerId: id, passphrase })).returns<{ number: string | null }>(),
};
