import { participantTraits, type GroupRates, type ParticipantGroup, type Participants, type ParticipantTrait } from '../../../shared/contract/results.ts';
import { fields } from '../../../shared/domain/fields.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { newcombe } from '../../../shared/domain/lift.ts';
import { categoriesFrom, literal, valueSql } from '../../../shared/domain/rule-to-sql.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { getLocked } from '../campaigns/campaign-row.ts';
import { matchedSql, windowOf } from '../campaigns/results-sql.ts';
import type { ReadDb } from '../db/executor.ts';
import { choosePeople, peopleFrom, sqlContext } from '../segments/compile-rule.ts';

const FEW = 30;

type Member = Record<ParticipantTrait, string | null> & { arm: 'treated' | 'held_out'; bought: number };

/** Who was asked, who was left alone, and who of either bought, by what they were on the day before. */
export function describeParticipants(db: ReadDb, campaignId: number, today: string): Participants {
  const campaign = getLocked(db, campaignId);
  const dayBefore = addDays(campaign.sendDay, -1);
  const asOf = dayBefore < today ? dayBefore : today;
  const people = choosePeople(db, { asOf, today });
  const context = sqlContext(people, literal);
  const members = db.all<Member>(
    `WITH ${matchedSql(campaign, windowOf(campaign, today))},
      was AS MATERIALIZED (
        SELECT c.id, ${valueSql(fields.state, context)} AS state, ${valueSql(fields.tier, context)} AS tier, ${valueSql(fields.rfm, context)} AS rfm,
          (SELECT p.category ${categoriesFrom(context)} AND a.customer_id = c.id GROUP BY p.category ORDER BY sum(l.quantity) DESC, p.category LIMIT 1) AS category, c.province, substr(c.platforms || ',', 1, instr(c.platforms || ',', ',') - 1) AS platform,
          CASE WHEN m.purchase_days = 0 THEN 'never' WHEN m.purchase_days = 1 THEN 'once' WHEN m.purchase_days <= 3 THEN 'some' ELSE 'often' END AS history
        FROM ${peopleFrom(people)} WHERE c.id IN (SELECT person FROM member))
     SELECT k.arm, EXISTS (SELECT 1 FROM matched o WHERE o.customer_id = k.customer_id AND o.is_valid = 1) AS bought, w.state, w.tier, w.rfm, w.category, w.province, nullif(w.platform, '') AS platform, w.history
     FROM member k LEFT JOIN was w ON w.id = k.person`,
    { asOf },
  );
  const all = ratesOf(members);
  const rate = ({ people: n, buyers }: GroupRates['treated']) => (n === 0 ? 0 : buyers / n);
  const groups = participantTraits.flatMap((trait) =>
    [...Map.groupBy(members, (m) => m[trait])].map(([value, group]): ParticipantGroup => {
      const rates = ratesOf(group);
      return { trait, value, ...rates, index: rate(all.treated) === 0 || rates.treated.people === 0 ? null : rate(rates.treated) / rate(all.treated), few: rates.treated.people < FEW };
    }),
  );
  // One value for everyone tells nobody apart.
  const telling = groups.filter((g) => groups.filter((other) => other.trait === g.trait).length > 1);
  return { groups: telling.sort((a, b) => orderOf(a) - orderOf(b) || b.treated.people - a.treated.people), wokenUp: ratesOf(members.filter((m) => m.state === 'asleep' || m.state === 'lost')), asOf };
}

/** States and numbers of purchases have an order of their own. */
const inOrder: (string | null)[] = ['never', 'once', 'some', 'often', ...states];
const orderOf = ({ trait, value }: ParticipantGroup): number => (trait === 'state' || trait === 'history' ? inOrder.indexOf(value) : 0);

function ratesOf(members: readonly Member[]): GroupRates {
  const arm = (which: Member['arm']) => {
    const theirs = members.filter((m) => m.arm === which);
    return { people: theirs.length, buyers: theirs.filter((m) => m.bought === 1).length };
  };
  const [treated, heldOut] = [arm('treated'), arm('held_out')];
  return { treated, heldOut, difference: treated.people === 0 || heldOut.people === 0 ? null : newcombe(treated.buyers, treated.people, heldOut.buyers, heldOut.people) };
}
