import type { SourceRow } from '../../../shared/contract/customers.ts';
import type { ReadDb } from '../db/executor.ts';
import { readBody } from '../imports/body.ts';

interface Sighting {
  observationId: number;
  batchId: number;
  fileName: string;
  line: number;
}
interface Observation extends Sighting {
  orderId: number;
  fileId: number;
  body: string;
}
/** What the rows about an order were, and the memos of the newest of them. */
export interface OrderSources {
  sources: SourceRow[];
  /** By the item's key. */
  itemSources: Map<string, SourceRow[]>;
  buyerMemo: string | null;
  sellerMemo: string | null;
}

/** Each row of a file that an order was made of: the one that is kept, those that said the same, and the same file again. */
export function readOrderSources(db: ReadDb, orderIds: readonly number[]): Map<number, OrderSources> {
  const observations = db.all<Observation>(
    `SELECT ob.id AS observationId, ob.order_id AS orderId, ob.file_id AS fileId, f.batch_id AS batchId, f.name AS fileName, ob.line, ob.body
    FROM json_each(:ids) wanted CROSS JOIN observations ob ON ob.order_id = wanted.value JOIN batch_files f ON f.id = ob.file_id`,
    { ids: JSON.stringify(orderIds) },
  );
  const sightings = sightingsOf(db, observations);
  const found = new Map<number, OrderSources>();
  const newest = new Map<number, number>();
  for (const o of observations) {
    const { order, item, buyerMemo, sellerMemo } = readBody(o.body);
    let entry = found.get(o.orderId);
    if (!entry) found.set(o.orderId, (entry = { sources: [], itemSources: new Map(), buyerMemo: null, sellerMemo: null }));
    const rows = sightings.get(o.observationId) ?? [];
    if (item) entry.itemSources.set(item.key, inOrder([...(entry.itemSources.get(item.key) ?? []), ...rows]));
    entry.sources = inOrder([...entry.sources, ...rows]);
    // By the platform's own time of change, else by what came in last.
    const at = order ? (order.modifiedAt ?? 0) : -1;
    if (order && at >= (newest.get(o.orderId) ?? 0)) {
      newest.set(o.orderId, at);
      entry.buyerMemo = buyerMemo ?? entry.buyerMemo;
      entry.sellerMemo = sellerMemo ?? entry.sellerMemo;
    }
  }
  return found;
}

function sightingsOf(db: ReadDb, observations: Observation[]): Map<number, SourceRow[]> {
  const ids = JSON.stringify(observations.map((o) => o.observationId));
  const repeats = db.all<Sighting & { fileId: number }>(
    `SELECT r.observation_id AS observationId, f.id AS fileId, f.batch_id AS batchId, f.name AS fileName, r.line
    FROM json_each(:ids) wanted CROSS JOIN repeat_sightings r ON r.observation_id = wanted.value JOIN batch_files f ON f.id = r.file_id`,
    { ids },
  );
  const rows = [...observations, ...repeats];
  // A file that came in again keeps no rows of its own.
  const twins = Map.groupBy(
    db.all<{ sameAs: number; batchId: number; fileName: string }>(
      `SELECT t.same_as AS sameAs, t.batch_id AS batchId, t.name AS fileName FROM batch_files t JOIN batches b ON b.id = t.batch_id
      WHERE b.undone_at IS NULL AND t.same_as IN (SELECT value FROM json_each(:files))`,
      { files: JSON.stringify([...new Set(rows.map((r) => r.fileId))]) },
    ),
    (t) => t.sameAs,
  );
  const found = new Map<number, SourceRow[]>();
  for (const { observationId, fileId, batchId, fileName, line } of rows) {
    const again = (twins.get(fileId) ?? []).map((t) => ({ batchId: t.batchId, fileName: t.fileName, line }));
    found.set(observationId, [...(found.get(observationId) ?? []), { batchId, fileName, line }, ...again]);
  }
  return found;
}

const inOrder = (rows: SourceRow[]) => rows.sort((a, b) => a.batchId - b.batchId || (a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : a.line - b.line));
