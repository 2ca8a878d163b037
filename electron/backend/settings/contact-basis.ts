import type { Basis, ContactBasis } from '../../../shared/contract/settings.ts';
import type { ReadDb } from '../db/executor.ts';

/** Whom the owner has said they may contact, when, and how many people there are under each choice. */
export function readContactBasis(db: ReadDb): ContactBasis {
  const chosen = db.get<{ basis: Basis; at: number; words: string }>('SELECT basis, at, words FROM basis_log ORDER BY id DESC LIMIT 1');
  const counts = db.get<Record<Basis, number>>("SELECT count(*) AS customers, count(*) FILTER (WHERE email_consent = 'yes') AS consent FROM customers WHERE opted_out = 0 AND merged_into IS NULL")!;
  return { basis: chosen?.basis ?? null, chosenAt: chosen?.at ?? null, words: chosen?.words ?? '', counts };
}
