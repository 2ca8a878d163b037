import { analysisHandlers } from './analysis/handlers.ts';
import { assetsHandlers } from './assets/handlers.ts';
import { automationHandlers } from './automation/handlers.ts';
import { boardsHandlers } from './boards/handlers.ts';
import { campaignsHandlers } from './campaigns/handlers.ts';
import { cleaningHandlers } from './cleaning/handlers.ts';
import { copyHandlers } from './copy/handlers.ts';
import { customersHandlers } from './customers/handlers.ts';
import { feedbackHandlers } from './feedback/handlers.ts';
import { importsHandlers } from './imports/handlers.ts';
import { insightsHandlers } from './insights/handlers.ts';
import { lifecycleHandlers } from './lifecycle/handlers.ts';
import { membershipHandlers } from './membership/handlers.ts';
import { offersHandlers } from './offers/handlers.ts';
import { planningHandlers } from './planning/handlers.ts';
import { outreachHandlers } from './outreach/handlers.ts';
import { parcelsHandlers } from './parcels/handlers.ts';
import { plannerHandlers } from './planner/handlers.ts';
import { resultsHandlers } from './results/handlers.ts';
import { segmentsHandlers } from './segments/handlers.ts';
import type { AllHandlers } from './serve.ts';
import { serviceHandlers } from './service/handlers.ts';
import { settingsHandlers } from './settings/handlers.ts';
import { strategyHandlers } from './strategy/handlers.ts';
import { tagsHandlers } from './tags/handlers.ts';
import { vaultHandlers } from './vault/handlers.ts';

export const handlers: AllHandlers = {
  settings: settingsHandlers,
  imports: importsHandlers,
  customers: customersHandlers,
  segments: segmentsHandlers,
  copy: copyHandlers,
  campaigns: campaignsHandlers,
  insights: insightsHandlers,
  lifecycle: lifecycleHandlers,
  planner: plannerHandlers,
  strategy: strategyHandlers,
  cleaning: cleaningHandlers,
  tags: tagsHandlers,
  analysis: analysisHandlers,
  membership: membershipHandlers,
  service: serviceHandlers,
  parcels: parcelsHandlers,
  results: resultsHandlers,
  feedback: feedbackHandlers,
  offers: offersHandlers,
  planning: planningHandlers,
  outreach: outreachHandlers,
  assets: assetsHandlers,
  automation: automationHandlers,
  boards: boardsHandlers,
  vault: vaultHandlers,
};
