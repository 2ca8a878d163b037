import type { Selectable } from 'kysely';
import type { CampaignOrigin } from '../../../shared/contract/campaign-origin.ts';
import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { Basis } from '../../../shared/contract/settings.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CampaignsTable } from '../db/tables.ts';
import { readSettings } from '../settings/read-settings.ts';

interface Row extends Selectable<CampaignsTable> {
  treated: number;
  held_out: number;
  exports: string;
  variants: string;
  card: CampaignOrigin['card'] | null;
  origin_key: string;
  offer: CampaignOrigin['offer'];
  planned_at: number | null;
  closed_at: number | null;
}

const select = `
  SELECT c.*, g.card, g.key AS origin_key, g.offer, p.planned_at, p.closed_at,
    (SELECT count(*) FROM campaign_members m WHERE m.campaign_id = c.id AND m.arm = 'treated') AS treated,
    (SELECT count(*) FROM campaign_members m WHERE m.campaign_id = c.id AND m.arm = 'held_out') AS held_out,
    (SELECT json_group_array(json_object('exportId', e.id, 'at', e.at, 'preset', e.preset, 'rows', e.rows, 'sha256', e.sha256, 'fileName', e.file_name) ORDER BY e.id)
      FROM campaign_exports e WHERE e.campaign_id = c.id) AS exports,
    (SELECT json_group_array(json_object('position', v.position, 'name', v.name, 'segmentId', v.segment_id, 'rule', json(v.rule), 'templateId', v.template_id, 'text', v.text, 'subject', v.subject) ORDER BY v.position)
      FROM campaign_variants v WHERE v.campaign_id = c.id) AS variants
  FROM campaigns c LEFT JOIN campaign_origins g ON g.campaign_id = c.id LEFT JOIN campaign_plans p ON p.campaign_id = c.id`;

export function listCampaigns(db: ReadDb): Campaign[] {
  const ownersBasis = readSettings(db).basis;
  return db.all<Row>(`${select} ORDER BY c.created_at DESC, c.id DESC`).map((row) => toCampaign(row, ownersBasis));
}

export function getCampaign(db: ReadDb, campaignId: number): Campaign {
  const row = db.get<Row>(`${select} WHERE c.id = :campaignId`, { campaignId });
  if (!row) throw new AppError('not_found', { what: 'campaign' });
  return toCampaign(row, readSettings(db).basis);
}

/** One that is still a draft; a lock is final. */
export function getDraft(db: ReadDb, campaignId: number): Campaign {
  const campaign = getCampaign(db, campaignId);
  if (campaign.lockedAt !== null) throw new AppError('locked');
  return campaign;
}

export interface LockedCampaign extends Campaign {
  lockedAt: number;
  sendDay: string;
}

export function getLocked(db: ReadDb, campaignId: number): LockedCampaign {
  const campaign = getCampaign(db, campaignId);
  const { lockedAt, sendDay } = campaign;
  if (lockedAt === null || sendDay === null) throw new AppError('not_locked');
  return { ...campaign, lockedAt, sendDay };
}

function toCampaign(row: Row, ownersBasis: Basis | null): Campaign {
  const exports = JSON.parse(row.exports) as Campaign['exports'];
  const locked = row.locked_at !== null;
  return {
    campaignId: row.id,
    name: row.name,
    type: row.type as Campaign['type'],
    goal: row.goal as Campaign['goal'],
    channel: row.channel,
    state: !locked ? 'draft' : exports.length > 0 ? 'exported' : 'locked',
    segmentId: row.segment_id,
    segmentName: row.segment_name,
    rule: JSON.parse(row.rule) as RuleGroup,
    templateId: row.template_id,
    text: row.text,
    subject: row.subject,
    variants: JSON.parse(row.variants) as Campaign['variants'],
    dealtBy: row.dealt_by,
    holdoutShare: row.holdout_share,
    basis: row.basis ?? (locked ? null : ownersBasis),
    windowDays: row.window_days,
    sendDay: row.send_day,
    messagePriceMilli: row.message_price_milli,
    fixedCostMinor: row.fixed_cost_minor,
    marginShare: row.margin_share,
    contactGapDays: row.contact_gap_days,
    currency: row.currency,
    createdAt: row.created_at,
    plannedAt: row.planned_at,
    lockedAt: row.locked_at,
    closedAt: row.closed_at,
    seed: row.seed,
    treated: locked ? row.treated : null,
    heldOut: locked ? row.held_out : null,
    origin: row.card === null ? null : { card: row.card, key: row.origin_key, offer: row.offer },
    exports,
  };
}
