import { settingsSchema, type Basis, type Settings } from '../../../shared/contract/settings.ts';
import type { ReadDb } from '../db/executor.ts';

/**
 * The owner's settings, with the usual values where nothing was chosen. The base currency is then that of the first shop,
 * and the basis the last one logged. A stored value that no longer fits counts as not chosen.
 */
export function readSettings(db: ReadDb): Settings {
  const stored: Record<string, unknown> = { baseCurrency: db.get<{ currency: string }>('SELECT currency FROM shops ORDER BY id LIMIT 1')?.currency ?? 'CNY' };
  for (const { key, value } of db.all<{ key: string; value: string }>('SELECT key, value FROM settings')) {
    const field = Object.hasOwn(settingsSchema.shape, key) ? settingsSchema.shape[key as keyof Settings] : undefined;
    const parsed = field?.safeParse(readJson(value));
    if (parsed?.success) stored[key] = parsed.data;
  }
  stored['basis'] = db.get<{ basis: Basis }>('SELECT basis FROM basis_log ORDER BY id DESC LIMIT 1')?.basis ?? null;
  return settingsSchema.parse(stored);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
