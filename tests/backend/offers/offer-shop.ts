import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offersHandlers } from '../../../electron/backend/offers/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import type { Output } from '../../../shared/contract/endpoint.ts';
import { offers } from '../../../shared/contract/offers.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { MemberShop } from '../membership/member-shop.ts';

type Offers = typeof offers;

/** A shop whose offers are asked as the host asks them: the input goes through its schema, a command is one transaction. */
export class OfferShop extends MemberShop {
  readonly dir = mkdtempSync(join(tmpdir(), 'huitouke-offers-'));

  call<K extends keyof Offers>(name: K, input: unknown = {}): Output<Offers[K]> {
    return this.db.transaction(() => this.#run(name, input) as Output<Offers[K]>);
  }
  /** A task, which opens its own transaction. */
  async task1<K extends keyof Offers>(name: K, input: Record<string, unknown>): Promise<Output<Offers[K]>> {
    return (await this.#run(name, input)) as Output<Offers[K]>;
  }
  #run(name: keyof Offers, input: unknown): unknown {
    const handler = offersHandlers[name] as (input: unknown, context: TaskContext) => unknown;
    return handler(offers[name].input.parse(input), { ...this.task, file: ({ name: fileName }) => ({ path: join(this.dir, fileName), name: fileName }) });
  }
  fileRef(name: string): { token: string; name: string; size: number } {
    return { token: '0'.repeat(32), name, size: 0 };
  }
  read(name: string): Buffer {
    return readFileSync(join(this.dir, name));
  }
  gift(more: Record<string, unknown> = {}): number {
    return this.call('saveBenefit', { name: '帆布袋', kind: 'gift', unitCostMinor: 800, ...more }).benefitId;
  }
  count(table: string): number {
    return this.db.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
  }
}

export function codeOf(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
