import { homedir } from 'node:os';
import { posix, resolve, win32 } from 'node:path';
import { parseArgs } from 'node:util';

export interface LaunchOptions {
  dataDir: string;
  /** A sample shop in a data folder of its own. */
  demo: boolean;
  /** The browser host, even where Electron is there. */
  browser: boolean;
  /** Whether the browser host opens a window itself. */
  open: boolean;
  /** End when whoever started the process goes away. */
  exitWithParent: boolean;
}

type Env = Record<string, string | undefined>;

/** Where each system keeps what a program knows of its user. */
export function defaultDataFolder(env: Env = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (env['HUITOUKE_DATA']) return env['HUITOUKE_DATA'];
  if (platform === 'win32') return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'huitouke');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'huitouke');
  return posix.join(env['XDG_DATA_HOME'] ?? posix.join(home, '.local', 'share'), 'huitouke');
}

/** Flags that aren't ours (Chromium's, on Electron's command line) are left alone. */
export function readLaunchOptions(args: string[], env: Env = process.env): LaunchOptions {
  const { values } = parseArgs({
    args,
    strict: false,
    options: {
      data: { type: 'string' },
      demo: { type: 'boolean' },
      browser: { type: 'boolean' },
      'no-open': { type: 'boolean' },
      'exit-with-parent': { type: 'boolean' },
    },
  });
  const demo = values['demo'] === true;
  const usual = demo ? `${defaultDataFolder(env)}-demo` : defaultDataFolder(env);
  // npm changes to the project's folder; a relative path means the one it was called from.
  const calledFrom = env['INIT_CWD'] ?? process.cwd();
  return {
    dataDir: resolve(calledFrom, typeof values['data'] === 'string' ? values['data'] : usual),
    demo,
    browser: values['browser'] === true,
    open: values['no-open'] !== true,
    exitWithParent: values['exit-with-parent'] === true,
  };
}
