import { states, type Cuts, type State } from '../../../shared/domain/lifecycle-states.ts';
import type { MoneyStratum } from '../../../shared/domain/mean-difference.ts';
import type { Purchases } from '../../../shared/domain/purchase-gaps.ts';
import { epochDay } from '../../../shared/lib/dates.ts';
import type { LockedCampaign } from '../campaigns/campaign-row.ts';
import { readPurchases } from '../campaigns/compare-arms.ts';
import { costOf } from '../campaigns/results.ts';
import { windowOf } from '../campaigns/results-sql.ts';
import { placeOf } from '../customers/people-columns.ts';
import type { ReadDb } from '../db/executor.ts';
import { stateOn } from './state-on.ts';

/** One campaign's people of one state. */
export interface StatePart extends MoneyStratum {
  costMinor: number;
  /** In a list that was written out. */
  contacts: number;
}

interface Member {
  customerId: number;
  person: number;
  treated: number;
  /** Billed messages; null: in no list. */
  parts: number | null;
}

/**
 * A campaign's arms by the state that each person was in the day before it was sent: a purchase on the day itself may be
 * its doing already. Messages cost where they went, fixed costs are shared by the treated. First: treated; second: held out.
 */
export function campaignByState(db: ReadDb, campaign: LockedCampaign, purchases: Purchases, cuts: Cuts, asOf: string): Map<State, StatePart> {
  const before = epochDay(campaign.sendDay) - 1;
  const members = db.all<Member>(
    `SELECT m.customer_id AS customerId, COALESCE(a.customer_id, m.customer_id) AS person, m.arm = 'treated' AS treated, CASE WHEN t.id IS NOT NULL THEN COALESCE(t.parts, 1) END AS parts
    FROM campaign_members m LEFT JOIN accounts a ON a.id = m.account_id LEFT JOIN touches t ON t.campaign_id = m.campaign_id AND t.customer_id = m.customer_id
    WHERE m.campaign_id = :id AND m.arm IS NOT NULL`,
    { id: campaign.campaignId },
  );
  const bought = readPurchases(db, campaign, windowOf(campaign, asOf));
  const nets = new Map([...bought.treated, ...bought.held_out].filter((r) => r.orders > 0).map((r) => [r.customer_id, r.net]));
  const cost = costOf(db, campaign);
  const sent = members.reduce((sum, m) => sum + (m.parts ?? 0), 0);
  const treated = members.reduce((sum, m) => sum + m.treated, 0);
  const byState = new Map<State, Member[]>();
  for (const member of members) {
    const place = placeOf(purchases.customerIds, member.person);
    const state = stateOn(purchases, place < 0 ? undefined : place, before, cuts);
    if (state === null) continue;
    const list = byState.get(state);
    if (list) list.push(member);
    else byState.set(state, [member]);
  }
  const arm = (list: readonly Member[]) => ({ people: list.length, buyers: list.flatMap((m) => nets.get(m.customerId) ?? []) });
  return new Map(
    states.flatMap((state) => {
      const list = byState.get(state);
      if (!list) return [];
      const first = list.filter((m) => m.treated === 1);
      const parts = list.reduce((sum, m) => sum + (m.parts ?? 0), 0);
      const costMinor = (sent === 0 ? 0 : (cost.messagesMinor * parts) / sent) + (treated === 0 ? 0 : (cost.fixedMinor * first.length) / treated);
      return [[state, { first: arm(first), second: arm(list.filter((m) => m.treated === 0)), costMinor, contacts: list.filter((m) => m.parts !== null).length }] as const];
    }),
  );
}
