import type { Endpoint } from './endpoint.ts';
import { analysis } from './analysis.ts';
import { assets } from './assets.ts';
import { automation } from './automation.ts';
import { boards } from './boards.ts';
import { campaigns } from './campaigns.ts';
import { cleaning } from './cleaning.ts';
import { copy } from './copy.ts';
import { customers } from './customers.ts';
import { feedback } from './feedback.ts';
import { imports } from './imports.ts';
import { insights } from './insights.ts';
import { lifecycle } from './lifecycle.ts';
import { membership } from './membership.ts';
import { offers } from './offers.ts';
import { planning } from './planning.ts';
import { outreach } from './outreach.ts';
import { parcels } from './parcels.ts';
import { planner } from './planner.ts';
import { results } from './results.ts';
import { segments } from './segments.ts';
import { service } from './service.ts';
import { settings } from './settings.ts';
import { strategy } from './strategy.ts';
import { tags } from './tags.ts';
import { vault } from './vault.ts';

/** Everything that may be asked of the back end. The channel is the key path: `campaigns.lock`. */
export const contract = { settings, imports, customers, segments, copy, campaigns, insights, lifecycle, planner, strategy, cleaning, tags, analysis, membership, offers, planning, outreach, service, parcels, results, feedback, assets, automation, boards, vault };
export type Contract = typeof contract;

export function findEndpoint(path: string): Endpoint | undefined {
  const [feature = '', name = '', ...rest] = path.split('.');
  if (rest.length > 0 || !Object.hasOwn(contract, feature)) return undefined;
  const endpoints: Record<string, Endpoint> = contract[feature as keyof Contract];
  return Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
}

export function listEndpoints(): { path: string; endpoint: Endpoint }[] {
  return Object.entries(contract).flatMap(([feature, endpoints]) =>
    Object.entries(endpoints as Record<string, Endpoint>).map(([name, endpoint]) => ({ path: `${feature}.${name}`, endpoint })),
  );
}
