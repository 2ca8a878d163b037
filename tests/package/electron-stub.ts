import { createPackage } from '@electron/asar';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Marks where the fuses begin in Electron's program file. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder that electron-builder takes for Electron on Linux: real enough to pack with and to flip fuses in. */
export async function makeElectronStub(root: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')) as { version: string };
  const stub = mkdtempSync(join(tmpdir(), 'electron-stub-'));
  // Sentinel, version of the wire, number of fuses, one byte a fuse.
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 9]), Buffer.from('101110011')]);
  writeFileSync(join(stub, 'electron'), Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(512), wire, Buffer.alloc(64)]));
  chmodSync(join(stub, 'electron'), 0o755);
  writeFileSync(join(stub, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox']) writeFileSync(join(stub, name), '');
  mkdirSync(join(stub, 'locales'));
  writeFileSync(join(stub, 'locales', 'zh-CN.pak'), '');
  mkdirSync(join(stub, 'resources'));
  const empty = mkdtempSync(join(tmpdir(), 'default-app-'));
  writeFileSync(join(empty, 'package.json'), '{}');
  await createPackage(empty, join(stub, 'resources', 'default_app.asar'));
  return stub;
}
