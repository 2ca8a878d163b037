import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listManifests } from './manifest.ts';
import { backupsFolder, databaseFile, makeFolder } from './places.ts';

/** Work that is worth a backup before and after it, whatever else is. */
const BIG_WORK = new Set(['imports.run', 'imports.undo']);
export const isBigWork = (endpoint: string): boolean => BIG_WORK.has(endpoint);

/** Whether something has changed since the last backup. Noted on the disk, so that a crash doesn't forget it. */
export class BackupDue {
  readonly #dataDir: string;
  #due: boolean;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.#due = existsSync(this.#file) || (existsSync(databaseFile(dataDir)) && listManifests(dataDir).manifests.length === 0);
  }

  get #file(): string {
    return join(backupsFolder(this.#dataDir), 'due');
  }

  get due(): boolean {
    return this.#due;
  }

  set due(due: boolean) {
    if (due === this.#due && existsSync(this.#file) === due) return;
    this.#due = due;
    try {
      makeFolder(backupsFolder(this.#dataDir));
      if (due) writeFileSync(this.#file, '', { mode: 0o600 });
      else rmSync(this.#file, { force: true });
    } catch {
      // A full disk: it stays known for as long as the app runs.
    }
  }
}
