import { ReadDb } from '../../db/executor.ts';
import { openScan } from '../../db/open.ts';
import { databaseFile } from '../places.ts';

/** Was one begun and not finished? */
export function hasUnfinishedErasure(dataDir: string): boolean {
  const connection = openScan(databaseFile(dataDir));
  try {
    return new ReadDb(connection).get('SELECT 1 FROM erasures WHERE finished_at IS NULL') !== undefined;
  } finally {
    connection.close();
  }
}
