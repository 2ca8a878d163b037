import type { RuleGroup } from '../../../shared/contract/rule.ts';
import type { StrategyReport } from '../../../shared/contract/strategy.ts';
import type { Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { ReadDb } from '../db/executor.ts';
import { readPurchases } from '../lifecycle/purchases.ts';
import type { People } from '../segments/compile-rule.ts';
import { countRule } from '../segments/count-rule.ts';
import { stateOn } from './state-on.ts';

interface HeavyCampaign {
  campaignId: number;
  name: string;
  rule: string;
  sendDay: string | null;
  isDraft: number;
}

/** Campaigns with a heavy offer, since a day, and how many of their people are active anyway: by rule while it is a draft, then by who was written to. */
export function readLeaks(db: ReadDb, people: People, cuts: Cuts, since: string): StrategyReport['leaks'] {
  const heavy = db.all<HeavyCampaign>(
    `SELECT c.id AS campaignId, c.name, c.rule, c.send_day AS sendDay, c.locked_at IS NULL AS isDraft FROM campaigns c JOIN campaign_origins g ON g.campaign_id = c.id
    WHERE g.offer = 'heavy' AND (c.locked_at IS NULL OR c.send_day >= :since) ORDER BY c.id DESC LIMIT 50`,
    { since },
  );
  const purchases = readPurchases(db, people.shopId);
  const places = new Map(Array.from(purchases.customerIds, (customer, place) => [customer, place]));
  return heavy
    .map(({ rule, sendDay, isDraft, ...campaign }) => {
      if (isDraft === 1) {
        const own = JSON.parse(rule) as RuleGroup;
        const active: RuleGroup = { combinator: 'and', rules: [own, { field: 'state', operator: '=', value: 'active' }] };
        return { ...campaign, isDraft: true, people: countRule(db, own, people, 0).count, active: countRule(db, active, people, 0).count };
      }
      const members = db.all<{ person: number }>("SELECT COALESCE(a.customer_id, m.customer_id) AS person FROM campaign_members m LEFT JOIN accounts a ON a.id = m.account_id WHERE m.campaign_id = :campaignId AND m.arm = 'treated'", { campaignId: campaign.campaignId });
      const day = epochDay(sendDay ?? people.asOf);
      return { ...campaign, isDraft: false, people: members.length, active: members.filter(({ person }) => stateOn(purchases, places.get(person), day, cuts) === 'active').length };
    })
    .filter(({ active }) => active > 0);
}
