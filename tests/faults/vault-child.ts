// Makes backups or restores of one data folder until it is ended; the fault runner ends it at some moment.
// node vault-child.ts <backup|once|restore> <data folder>
import { readMigrations } from '../../electron/backend/db/migrate.ts';
import { openWriter } from '../../electron/backend/db/open.ts';
import { failureOf } from '../../electron/backend/serve.ts';
import { makeBackup } from '../../electron/backend/vault/make-backup.ts';
import { listManifests } from '../../electron/backend/vault/manifest.ts';
import { databaseFile } from '../../electron/backend/vault/places.ts';
import { restoreBackup } from '../../electron/backend/vault/restore.ts';

const [what = '', dataDir = ''] = process.argv.slice(2);
const job = { dataDir, migrations: readMigrations('migrations'), version: '1', now: 1, progress: () => undefined, checkCancelled: () => undefined };
process.send?.('ready');
try {
  for (let round = 1; ; round++) {
    if (what === 'restore') await restoreBackup(job, (round % 2) + 1);
    else {
      const db = openWriter(databaseFile(dataDir));
      db.prepare("INSERT INTO settings VALUES ('round', ?) ON CONFLICT DO UPDATE SET value = excluded.value").run(`${process.pid}/${round}`);
      db.close();
      const { backup } = await makeBackup({ ...job, reason: 'asked' });
      process.send?.(`made ${backup.seq}`);
    }
    if (what === 'once') break;
  }
} catch (error) {
  process.send?.(`failed ${failureOf(error)?.code ?? String(error)} ${listManifests(dataDir).manifests.length}`);
}
process.disconnect();
