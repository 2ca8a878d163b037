import { existsSync } from 'node:fs';
import { posix, win32 } from 'node:path';

type Env = Record<string, string | undefined>;

const windowsPrograms = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe', 'Chromium/Application/chrome.exe'];
const macPrograms = ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'];
const linuxPrograms = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge', 'brave-browser'];

/** The first installed browser of the Chromium family; HUITOUKE_BROWSER names another. */
export function findBrowser(
  env: Env = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const chosen = env['HUITOUKE_BROWSER'];
  if (chosen) return exists(chosen) ? chosen : undefined;
  return candidates(env, platform).find(exists);
}

function candidates(env: Env, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    const bases = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']].filter((base) => base !== undefined);
    return windowsPrograms.flatMap((program) => bases.map((base) => win32.join(base, program)));
  }
  if (platform === 'darwin') return macPrograms.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  const folders = (env['PATH'] ?? '').split(posix.delimiter).filter((folder) => folder !== '');
  return linuxPrograms.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
}
