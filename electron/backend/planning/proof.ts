import type { FileProof, Proof } from '../../../shared/contract/pressure.ts';
import type { ReadDb } from '../db/executor.ts';

/** Everyone of a registered file has a touch of its campaign, written together with the register. What a desk did after the last file is in none. */
const listed = `touches t WHERE EXISTS (SELECT 1 FROM campaign_exports e WHERE e.campaign_id = t.campaign_id) AND NOT EXISTS (
    SELECT 1 FROM hand_touches h JOIN desks d ON d.id = h.desk_id WHERE d.campaign_id = t.campaign_id AND h.customer_id = t.customer_id AND h.touch_change & 1 AND h.at > (SELECT max(e.at) FROM campaign_exports e WHERE e.campaign_id = t.campaign_id))`;
const heldOutSql = `SELECT count(*) AS n FROM ${listed} AND NOT EXISTS (SELECT 1 FROM campaign_members m WHERE m.campaign_id = t.campaign_id AND m.customer_id = t.customer_id AND m.arm = 'treated')`;
/** The last word before the file was written: of the address it went to, and of the person. */
const lastWord = (which: string) => `(SELECT o.opted_out FROM opt_outs o WHERE o.at < t.at AND ${which} ORDER BY o.id DESC LIMIT 1) = 1`;
const optedOutSql = `SELECT count(*) AS n FROM ${listed} AND (${lastWord("o.kind <> 'customer' AND o.value = t.address")} OR ${lastWord("o.kind = 'customer' AND o.customer_id = t.customer_id")})`;

/** Every file that was written, and whether anybody stands in one who must not. Both counts are 0, or something is badly wrong. */
export function readProof(db: ReadDb): Proof {
  const files = db.all<FileProof>(
    `SELECT e.id AS exportId, e.campaign_id AS campaignId, c.name AS campaignName, e.at, e.file_name AS fileName, e.rows, e.sha256
    FROM campaign_exports e JOIN campaigns c ON c.id = e.campaign_id ORDER BY e.at DESC, e.id DESC`,
  );
  const count = (sql: string): number => db.get<{ n: number }>(sql)!.n;
  return { files, listed: count(`SELECT count(*) AS n FROM ${listed}`), heldOut: count(heldOutSql), optedOut: count(optedOutSql), heldOutSql, optedOutSql };
}
