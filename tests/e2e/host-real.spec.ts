import { _electron, expect, type ElectronApplication } from '@playwright/test';
import { findElectron } from '../../electron/electron-binary.ts';
import { hasDisplay, isRoot } from '../../electron/browser-window.ts';
import { test } from './fixtures.ts';

const executablePath = findElectron('.');

test.describe('real Electron', () => {
  test.skip(!executablePath, "Electron's program file is not installed (npx install-electron); its host ran on the stand-in only.");
  test.skip(!hasDisplay(), 'Electron needs a display (xvfb-run); its host ran on the stand-in only.');

  test('the window opens, the bridge answers, the page is alone, and it quits clean', async ({ dataDir }) => {
    const app: ElectronApplication = await _electron.launch({
      executablePath: executablePath!,
      args: ['.', '--data', dataDir, ...(isRoot ? ['--no-sandbox'] : [])],
      timeout: 60_000,
    });
    const page = await app.firstWindow();
    await expect(page).toHaveTitle(/回头客/);
    expect(page.url()).toMatch(/^app:\/\/bundle\//);
    expect(await page.evaluate("window.host.call('settings.about', {})")).toMatchObject({ ok: true, value: { dataFolder: dataDir } });
    expect(await page.evaluate('Object.keys(window.host).sort()')).toEqual(['call', 'kind', 'on']);
    expect(await page.evaluate("['require', 'process', 'ipcRenderer'].filter((name) => name in globalThis)")).toEqual([]);
    expect(await page.evaluate("navigator.permissions.query({ name: 'geolocation' }).then((p) => p.state)")).toBe('denied');
    await page.evaluate("void window.open('https://evil.example/')");
    await page.evaluate("void (location.href = 'https://evil.example/')");
    await expect.poll(() => app.windows().length).toBe(1);
    expect(page.url()).toMatch(/^app:\/\/bundle\//);
    await app.close();
  });
});
