import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Handlers } from '../serve.ts';
import { getAudience } from './audience.ts';
import { getCampaign, listCampaigns } from './campaign-row.ts';
import { createCampaign, deleteCampaign, duplicateCampaign, updateCampaign } from './drafts.ts';
import { exportCampaign } from './export.ts';
import { lockCampaign } from './lock.ts';
import { listMembers } from './members.ts';
import { listPresets } from './presets/list-presets.ts';
import { sampleReceipts } from './receipt-readings.ts';
import { readReceipts } from './receipts.ts';
import { getResults } from './results.ts';
import { readVendorSample } from './vendor-sample.ts';
import { readVariantResults } from './variant-results.ts';

export const campaignsHandlers: Handlers<typeof campaigns> = {
  list: (_, { db }) => listCampaigns(db),
  get: ({ campaignId }, { db }) => getCampaign(db, campaignId),
  create: createCampaign,
  update: updateCampaign,
  delete: ({ campaignId }, context) => deleteCampaign(campaignId, context),
  duplicate: ({ campaignId, name }, context) => duplicateCampaign(campaignId, name, context),
  audience: ({ campaignId }, context) => getAudience(campaignId, context),
  lock: ({ campaignId, seed }, context) => lockCampaign(campaignId, seed, context),
  presets: (_, { db }) => listPresets(db),
  export: exportCampaign,
  vendorSample: ({ file }, context) => readVendorSample(context.file(file).path),
  receipts: readReceipts,
  receiptSample: ({ campaignId, file }, { db, file: open }) => sampleReceipts(db, open(file).path, getCampaign(db, campaignId).channel),
  results: getResults,
  variantResults: readVariantResults,
  members: listMembers,
};
