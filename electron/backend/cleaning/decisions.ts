import { defaultExclusions, exclusionSwitches, type ExclusionSwitches, type FindingKind } from '../../../shared/contract/cleaning.ts';
import type { ReadDb } from '../db/executor.ts';
import { readStored } from '../settings/stored-value.ts';

/** What the owner has said about one thing. shopId 0: wherever it stands; value null: to be left as it is. */
export interface Decision {
  shopId: number;
  key: string;
  value: string | null;
}

/** False for whoever never cleaned: they pay nothing for it. */
export const hasDecisions = (db: ReadDb): boolean => db.get('SELECT 1 FROM cleaning_decisions LIMIT 1') !== undefined;

export const liveDecisions = (db: ReadDb, kind: FindingKind): Decision[] =>
  db.all<Decision>('SELECT shop_id AS shopId, key, value FROM live_decisions WHERE kind = :kind ORDER BY shop_id, key', { kind });

/** Those that change something. */
export const liveFixes = (db: ReadDb, kind: FindingKind): (Decision & { value: string })[] =>
  liveDecisions(db, kind).filter((d): d is Decision & { value: string } => d.value !== null);

/** A finding's key on the screen: the shop, where one belongs to it, and the key within. */
export const publicKey = ({ shopId, key }: Pick<Decision, 'shopId' | 'key'>): string => (shopId === 0 ? key : `${shopId}/${key}`);

export const settingKeys = { exclusions: 'cleaningExclusions', ownNicks: 'ownNicks' };

export function readExclusions(db: ReadDb): ExclusionSwitches {
  const stored = readStored(db, settingKeys.exclusions);
  return stored === undefined ? defaultExclusions : exclusionSwitches.parse(stored);
}

export const readOwnNicks = (db: ReadDb): string[] => (readStored(db, settingKeys.ownNicks) ?? []) as string[];
