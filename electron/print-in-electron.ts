import { BrowserWindow } from 'electron';
import { writeFile } from 'node:fs/promises';

/** In a window that nobody sees, without scripts, and without the session that the app's own page has. */
export async function printInElectron(page: string, pdf: string): Promise<void> {
  const window = new BrowserWindow({
    width: 800,
    height: 1100,
    show: false,
    webPreferences: { partition: 'print', javascript: false, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: false },
  });
  try {
    await window.loadFile(page);
    await writeFile(pdf, await window.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true, printBackground: true }), { mode: 0o600 });
  } finally {
    window.destroy();
  }
}
