// The end-to-end tests need a browser of the Chromium family and a Chinese font. Where both can be installed, they are;
// else the tests fail with the command to run: they never pass by being skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../../electron/find-browser.ts';

const command = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true;
  const fonts = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return fonts.status === 0 && fonts.stdout.trim() !== '';
}
const isReady = () => findBrowser() !== undefined && hasChineseFont();

if (!isReady() && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
  console.log('Installing chromium and a Chinese font for the end-to-end tests …');
  spawnSync('/bin/sh', ['-c', command], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
if (!findBrowser()) {
  const how = process.platform === 'linux' ? `On Debian, run as root:\n  ${command}` : 'Install Google Chrome or Microsoft Edge';
  console.error(`The end-to-end tests need Chrome, Edge or Chromium, and none was found. ${how}\nor name one in HUITOUKE_BROWSER.`);
  process.exitCode = 1;
} else if (!hasChineseFont()) console.error(`No Chinese font was found; the screenshots will show boxes. On Debian: ${command}`);
