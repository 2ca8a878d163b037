import type { Channel, copy, Lint } from '../../../shared/contract/copy.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { lintCopy } from '../../../shared/domain/copy-lint.ts';
import { ALIKE, SAME_MESSAGE, similarity } from '../../../shared/domain/text-similarity.ts';
import type { ReadDb } from '../db/executor.ts';
import type { QueryContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readBrand } from './brand-sheet.ts';
import { measureSent } from './sent-before.ts';

/** So many of the latest are compared, and so many alike ones shown. */
const MOST_COMPARED = 300;
const MOST_SHOWN = 5;

export interface SentText {
  campaignId: number;
  name: string;
  /** 0: the rest, or everyone. */
  position: number;
  variant: string | null;
  day: string;
  text: string;
}

export function checkText({ text, subject, channel }: Parsed<typeof copy.check>, { db, today }: QueryContext): Output<typeof copy.check> {
  const lints: Lint[] = lintCopy({ channel, subject, text }, readBrand(db), readSettings(db).smsOptOutText);
  const sent = listSent(db, channel).map((s) => ({ ...s, similarity: similarity(text, s.text) }));
  const last = sent.find((s) => s.campaignId === sent[0]!.campaignId && s.similarity >= SAME_MESSAGE);
  if (last) lints.push({ code: 'too_like_last', severity: 'hint', where: 'text', values: [last.name, last.day, String(Math.round(last.similarity * 100))], from: null, to: null });
  const alike = sent.filter((s) => s.similarity >= ALIKE).sort((a, b) => b.similarity - a.similarity || b.campaignId - a.campaignId).slice(0, MOST_SHOWN);
  return { lints, alike: alike.map((s) => measureSent(db, s, today)), compared: sent.length };
}

/** Words that went out in this channel, the latest campaign first. */
const listSent = (db: ReadDb, channel: Channel): SentText[] =>
  db.all(
    `SELECT c.id AS campaignId, c.name, t.position, t.name AS variant, c.send_day AS day, t.text
    FROM campaigns c JOIN (
      SELECT id AS campaign_id, 0 AS position, NULL AS name, text FROM campaigns UNION ALL SELECT campaign_id, position, name, text FROM campaign_variants
    ) t ON t.campaign_id = c.id
    WHERE c.locked_at IS NOT NULL AND c.channel = :channel AND EXISTS (SELECT 1 FROM campaign_exports e WHERE e.campaign_id = c.id)
    ORDER BY c.send_day DESC, c.id DESC, t.position LIMIT ${MOST_COMPARED}`,
    { channel },
  );
