import type { Roll, RollPeople } from '../../../shared/contract/planning.ts';
import { eligibleOf } from '../campaigns/audience.ts';
import { getDraft } from '../campaigns/campaign-row.ts';
import { BulkInsert } from '../db/bulk-insert.ts';
import type { ReadDb } from '../db/executor.ts';
import type { CommandContext } from '../serve.ts';

/** Until the lock a campaign follows its segment. Who came and who went since this was asked last, by who they are today. */
export function takeRoll(campaignId: number, context: CommandContext): Roll {
  const { db, now } = context;
  const list = eligibleOf(getDraft(db, campaignId), context);
  const since = db.get<{ at: number }>('SELECT at FROM campaign_rolls WHERE campaign_id = :campaignId', { campaignId })?.at ?? null;
  const before = new Set(
    db.all<{ id: number }>('SELECT ifnull(c.merged_into, c.id) AS id FROM campaign_roll_people p JOIN customers c ON c.id = p.customer_id WHERE p.campaign_id = :campaignId', { campaignId }).map((row) => row.id),
  );
  const here = new Set(list);
  const [came, went] = since === null ? [[], []] : [list.filter((id) => !before.has(id)), [...before].filter((id) => !here.has(id))];
  if (since === null || came.length + went.length > 0) {
    db.run('DELETE FROM campaign_roll_people WHERE campaign_id = :campaignId', { campaignId });
    const rows = new BulkInsert(db, 'campaign_roll_people', ['campaign_id', 'customer_id']);
    for (const id of here) rows.add(campaignId, id);
    rows.flush();
  }
  db.run('INSERT INTO campaign_rolls (campaign_id, at) VALUES (:campaignId, :now) ON CONFLICT (campaign_id) DO UPDATE SET at = excluded.at', { campaignId, now });
  return { eligible: here.size, since, came: named(db, came), went: named(db, went) };
}

const named = (db: ReadDb, ids: readonly number[]): RollPeople => ({
  count: ids.length,
  people: db.all('SELECT c.id AS customerId, c.nick, c.name FROM json_each(:ids) j JOIN customers c ON c.id = j.value LIMIT 50', { ids: JSON.stringify(ids) }),
});
