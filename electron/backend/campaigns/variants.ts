import type { Campaign, campaigns } from '../../../shared/contract/campaigns.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb, WriteDb } from '../db/executor.ts';
import { choosePeople, compileRule, peopleFrom } from '../segments/compile-rule.ts';
import type { CommandContext } from '../serve.ts';
import { audienceDay } from './candidates.ts';
import { peopleColumns, textColumns } from './draft-sources.ts';

type VariantInput = NonNullable<Parsed<typeof campaigns.create>['variants']>[number];

/** The list as a whole takes the place of the one before. */
export function saveVariants(context: CommandContext, campaignId: number, list: readonly VariantInput[], { channel, dealtBy }: Pick<Campaign, 'channel' | 'dealtBy'>): void {
  const { db } = context;
  if (new Set(list.map((v) => v.name)).size < list.length) throw new AppError('bad_input', { fields: ['variants.name'] });
  db.run('DELETE FROM campaign_variants WHERE campaign_id = :campaignId', { campaignId });
  list.forEach((variant, i) => {
    const sources = [variant.rule, variant.segmentId].filter((source) => source !== undefined).length;
    if (sources > 1 || (sources === 0 && dealtBy === 'rule')) throw new AppError('bad_input', { fields: [`variants.${i}.rule`, `variants.${i}.segmentId`] });
    if ((variant.text === undefined) === (variant.templateId === undefined)) throw new AppError('bad_input', { fields: [`variants.${i}.text`, `variants.${i}.templateId`] });
    const { segment_id, rule } = peopleColumns(context, variant);
    const { template_id, text, subject } = textColumns(db, { ...variant, channel });
    db.run('INSERT INTO campaign_variants (campaign_id, position, name, segment_id, rule, template_id, text, subject) VALUES (:campaignId, :position, :name, :segmentId, :rule, :templateId, :text, :subject)', {
      campaignId,
      position: i + 1,
      name: variant.name,
      segmentId: segment_id ?? null,
      rule,
      templateId: template_id ?? null,
      text,
      subject: subject ?? '',
    });
  });
}

/** Into a draft, which follows segments and templates as they are now. */
export function copyVariants(db: WriteDb, campaignId: number, copyId: number): void {
  db.run(
    `INSERT INTO campaign_variants (campaign_id, position, name, segment_id, rule, template_id, text, subject)
    SELECT :copyId, v.position, v.name, v.segment_id, COALESCE(s.rule, v.rule), v.template_id, COALESCE(t.text, v.text), v.subject
    FROM campaign_variants v LEFT JOIN segments s ON s.id = v.segment_id LEFT JOIN templates t ON t.id = v.template_id WHERE v.campaign_id = :campaignId`,
    { campaignId, copyId },
  );
}

/** Who fits each variant's conditions, looked at on the same day as the campaign's own. */
export function readVariantSets(db: ReadDb, campaign: Campaign, today: string): ReadonlySet<number>[] {
  if (campaign.variants.length === 0) return [];
  const people = choosePeople(db, { asOf: audienceDay(campaign.sendDay, today), today });
  return campaign.variants.map(({ rule }) => {
    const { where, params } = compileRule(db, rule, people);
    return new Set(db.all<{ id: number }>(`SELECT c.id FROM ${peopleFrom(people)} WHERE ${where}`, { ...params, asOf: people.asOf }).map((row) => row.id));
  });
}
