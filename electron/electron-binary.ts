import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Electron's program file, looked for on disk only: importing the package would try to download it. */
export function findElectron(root: string, env: Record<string, string | undefined> = process.env): string | undefined {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : undefined;
}
