import type { SourcesReport, SourceStrip } from '../../../shared/contract/sources.ts';
import type { DayRange } from '../../../shared/domain/coverage.ts';
import { monthStrip } from '../../../shared/domain/month-strip.ts';
import type { ReadDb } from '../db/executor.ts';
import { logisticsList } from './formats/logistics-list.ts';
import { listShops } from '../settings/shops.ts';

const MOST_MONTHS = 36;

interface FileRow {
  shopId: number;
  shopName: string;
  platform: string;
  kind: string | null;
  profile: string;
  first: string | null;
  last: string | null;
  tells: string;
}
type Dated = Omit<FileRow, 'first' | 'last'> & DayRange;

/** Files that are in, with the days that they tell of. */
const filesSql = `
  SELECT s.id AS shopId, s.name AS shopName, s.platform, f.report ->> '$.records.kind' AS kind, f.profile, ifnull(f.report ->> '$.checkUp.tells', '[]') AS tells,
    ifnull(f.report ->> '$.records.firstDay', f.report ->> '$.checkUp.firstDay') AS first, ifnull(f.report ->> '$.records.lastDay', f.report ->> '$.checkUp.lastDay') AS last
  FROM batch_files f JOIN batches b ON b.id = f.batch_id JOIN shops s ON s.id = f.shop_id
  WHERE b.undone_at IS NULL AND f.error IS NULL ORDER BY s.id, f.id`;

/** Month by month what is known of each shop; all strips end in the month in which the newest file does. */
export function readSources(db: ReadDb, today: string): SourcesReport {
  const files = db.all<FileRow>(filesSql).flatMap(({ first, last, ...file }) => (first === null || last === null ? [] : [{ ...file, first, last }]));
  const end = files.reduce((latest, { last }) => (last > latest ? last : latest), '').slice(0, 7);
  const groups = Map.groupBy(files.flatMap((file) => channelsOf(file).map((channel) => ({ ...file, channel }))), ({ shopId, channel }) => `${shopId} ${channel}`);
  return {
    today,
    strips: [...groups.values()].map((own) => stripOf(own, end)),
    shops: listShops(db).map(({ id, name, platform, lastDay }) => ({ shopId: id, name, platform, lastDay })),
  };
}

/** A file of orders may tell of their items too; one of items alone tells of no order's money or buyer. */
function channelsOf({ kind, profile, tells }: Dated): string[] {
  if (kind !== null) return [kind];
  if (profile === logisticsList.id) return ['parcels'];
  const told = JSON.parse(tells) as string[];
  return told.includes('items') ? ['orders', 'items'] : ['orders'];
}

function stripOf(own: (Dated & { channel: string })[], end: string): SourceStrip {
  const { shopId, shopName, platform, channel } = own[0]!;
  const ranges: DayRange[] = own.map(({ first, last }) => ({ first, last }));
  const firstDay = ranges.map(({ first }) => first).sort()[0]!;
  const months = monthStrip(ranges, firstDay.slice(0, 7), end);
  return { shopId, shopName, platform, channel, files: own.length, firstDay, lastDay: ranges.map(({ last }) => last).sort().at(-1)!, months: months.slice(-MOST_MONTHS), earlier: Math.max(0, months.length - MOST_MONTHS) };
}
