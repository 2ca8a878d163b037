import type { Campaign } from '../../../shared/contract/campaigns.ts';
import type { Check, planning } from '../../../shared/contract/planning.ts';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import { lintCopy } from '../../../shared/domain/copy-lint.ts';
import { checkItems, judgeLaunch } from '../../../shared/domain/launch-checks.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays, daysBetween } from '../../../shared/lib/dates.ts';
import { getAudience } from '../campaigns/audience.ts';
import { getDraft } from '../campaigns/campaign-row.ts';
import { listOverlapping } from '../campaigns/overlapping.ts';
import { readBrand } from '../copy/brand-sheet.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CommandContext, QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readBudget } from './budget.ts';
import { readItems } from './items.ts';

/** Each question with what the data says of it and what the owner said. */
export function readChecks(campaignId: number, context: QueryContext): Check[] {
  const { db, today } = context;
  const campaign = getDraft(db, campaignId);
  const audience = getAudience(campaignId, context);
  const items = readItems(db, campaignId, campaign.currency, today);
  const { expectedMinor, budgetMinor } = readBudget(db, campaign, audience.costMinor - campaign.fixedCostMinor);
  const first = campaign.sendDay ?? today;
  const priced = items.filter((i) => i.promoMinor !== null && i.costMinor !== null);
  const stocked = items.filter((i) => i.stock !== null);
  const verdicts = judgeLaunch({
    eligible: audience.eligible,
    segmentCount: audience.segmentCount,
    basisKnown: audience.basis !== null,
    copyErrors: audience.problems.filter((p) => p.severity === 'error').length + (campaign.text.trim() === '' ? 1 : 0),
    copyWarnings: audience.problems.filter((p) => p.severity === 'warning').length + countRemarks(db, campaign),
    holdoutShare: campaign.holdoutShare,
    canShow: audience.power.canShow,
    daysToSend: campaign.sendDay === null ? null : daysBetween(today, campaign.sendDay),
    overlaps: listOverlapping(db, campaignId, first, addDays(first, campaign.windowDays)).length,
    budgetMinor,
    expectedMinor,
    items: items.length,
    pricedItems: priced.length,
    belowCost: priced.filter((i) => i.promoMinor! < i.costMinor!).length,
    stockedItems: stocked.length,
    emptyItems: stocked.filter((i) => i.stock === 0).length,
  });
  const said = new Map(db.all<{ item: string; state: 'ticked' | 'waived'; reason: string }>('SELECT item, state, reason FROM campaign_checks WHERE campaign_id = :campaignId', { campaignId }).map((row) => [row.item, row]));
  return checkItems.map((item) => ({ item, verdict: verdicts[item], state: said.get(item)?.state ?? 'open', reason: said.get(item)?.reason ?? '' }));
}

/** What the law, the carriers and the brand sheet have against any of its texts and subjects. */
function countRemarks(db: ReadDb, { channel, text, subject, variants }: Campaign): number {
  const [brand, { smsOptOutText }] = [readBrand(db), readSettings(db)];
  const words = [{ text, subject }, ...variants.map((v) => ({ text: v.text, subject: v.subject.trim() === '' ? subject : v.subject }))];
  return words.flatMap((w) => lintCopy({ channel, ...w }, brand, smsOptOutText)).filter((lint) => lint.severity === 'warning').length;
}

/** What is left open on purpose needs a reason. */
export function setCheck({ campaignId, item, state, reason }: Parsed<typeof planning.setCheck>, { db, now }: CommandContext): { campaignId: number } {
  getDraft(db, campaignId);
  if (state === 'waived' && reason === '') throw new AppError('bad_input', { fields: ['reason'] });
  if (state === 'open') db.run('DELETE FROM campaign_checks WHERE campaign_id = :campaignId AND item = :item', { campaignId, item });
  else
    db.run(
      `INSERT INTO campaign_checks (campaign_id, item, state, reason, at) VALUES (:campaignId, :item, :state, :reason, :now)
      ON CONFLICT (campaign_id, item) DO UPDATE SET state = excluded.state, reason = excluded.reason, at = excluded.at`,
      { campaignId, item, state, reason: state === 'waived' ? reason : '', now },
    );
  return { campaignId };
}
