import { outreachHandlers } from '../../../electron/backend/outreach/handlers.ts';
import type { TaskContext } from '../../../electron/backend/serve.ts';
import { settingsHandlers } from '../../../electron/backend/settings/handlers.ts';
import { segmentsHandlers } from '../../../electron/backend/segments/handlers.ts';
import type { Input, Output } from '../../../shared/contract/endpoint.ts';
import { outreach } from '../../../shared/contract/outreach.ts';
import { segments } from '../../../shared/contract/segments.ts';
import { settings } from '../../../shared/contract/settings.ts';
import { CampaignShop, TODAY } from '../campaigns/campaign-shop.ts';

type Outreach = typeof outreach;
export const everyone = { combinator: 'and' as const, rules: [{ field: 'orders', operator: '>=', value: 1 }] };

/** A shop whose outreach is asked as the host asks it: the input goes through its schema, a command is one transaction. */
export class OutreachShop extends CampaignShop {
  today = TODAY;

  ask<K extends keyof Outreach>(name: K, input: Input<Outreach[K]>): Output<Outreach[K]> {
    const handler = outreachHandlers[name] as unknown as (input: unknown, context: TaskContext) => Output<Outreach[K]>;
    return this.db.transaction(() => handler(outreach[name].input.parse(input), this.task(this.today)));
  }
  chooseBasis(): this {
    settingsHandlers.chooseBasis(settings.chooseBasis.input.parse({ basis: 'customers', consentCount: 0, customersCount: 0 }), this.context());
    return this;
  }
  segment(name = '老客', rule: object = everyone): number {
    return segmentsHandlers.save(segments.save.input.parse({ name, rule }), this.context()).segmentId;
  }
}
