import type { settings } from '../../../shared/contract/settings.ts';
import { postPoints } from '../membership/post-points.ts';
import { relinkAfterSettings } from '../people/relink-everyone.ts';
import type { Handlers } from '../serve.ts';
import { readContactBasis } from './contact-basis.ts';
import { changeBase, readRates, saveRates } from './rates.ts';
import { readSettings } from './read-settings.ts';
import { listShops, saveShop } from './shops.ts';
import { writeStored } from './stored-value.ts';

export const settingsHandlers: Handlers<typeof settings> = {
  get: (_, { db }) => readSettings(db),

  save: (changes, { db }) => {
    for (const [key, value] of Object.entries(changes)) if (value !== undefined) writeStored(db, key, value);
    if (changes.baseCurrency !== undefined) changeBase(db);
    relinkAfterSettings(db, Object.keys(changes));
    return readSettings(db);
  },

  chooseBasis: ({ basis, words, consentCount, customersCount }, { db, now }) => {
    db.run('INSERT INTO basis_log (at, basis, words, consent_count, customers_count) VALUES (:now, :basis, :words, :consentCount, :customersCount)', { now, basis, words, consentCount, customersCount });
    return readSettings(db);
  },

  contactBasis: (_, { db }) => readContactBasis(db),

  rates: (_, { db }) => readRates(db),

  saveRates: ({ rates }, { db, now, today }) => {
    const saved = saveRates(db, rates);
    postPoints(db, null, { now, today });
    return saved;
  },

  shops: (_, { db }) => listShops(db),

  saveShop: (change, { db }) => saveShop(db, change),

  about: (_, { db, dataDir, version }) => ({
    version,
    sqlite: db.get<{ version: string }>('SELECT sqlite_version() AS version')!.version,
    node: process.versions.node,
    schemaVersion: db.get<{ user_version: number }>('PRAGMA user_version')!.user_version,
    dataFolder: dataDir,
  }),
};
