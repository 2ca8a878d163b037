import { BrowserWindow, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as z from 'zod';
import type { FileRef } from '../shared/contract/endpoint.ts';
import { PAGE_URL } from './app-protocol.ts';
import type { Backend } from './backend/backend.ts';
import { refuseOwnPath } from './backend/files/own-folder.ts';
import { keepPasted } from './keep-pasted.ts';
import { answer, pickFilesInput, saveTargetInput, type HostCalls } from './host-calls.ts';
import type { Log } from './log-file.ts';
import { PdfCalls } from './pdf-calls.ts';
import { printInElectron } from './print-in-electron.ts';

/** What the preload sends beside channel and input. */
const envelope = z.tuple([z.string().max(100), z.unknown(), z.string().max(100).optional(), z.array(z.string().max(32_000)).max(1000)]);

/** Only the top frame of our own page may speak. */
function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.url.startsWith(PAGE_URL);
}

/** The one channel of the bridge. */
export function answerCalls(backend: Backend, dataDir: string, log: Log): void {
  const pdf = new PdfCalls();
  ipcMain.handle('api', (event, ...sent: unknown[]) => {
    if (!isOurPage(event)) throw new Error('refused: not our page');
    const [channel, input, taskId, paths] = envelope.parse(sent);
    return answer(backend, fileCalls(backend, dataDir, pdf, event, paths), log, channel, input, taskId);
  });
}

function fileCalls(backend: Backend, dataDir: string, pdf: PdfCalls, event: IpcMainInvokeEvent, paths: string[]): HostCalls {
  const window = BrowserWindow.fromWebContents(event.sender)!;
  const choosePlace = async (name: string): Promise<FileRef | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: name, properties: ['showOverwriteConfirmation', 'dontAddToRecent'] });
    return canceled || filePath === '' ? null : backend.files.add(filePath);
  };
  const choosePdf = async (name: string) => {
    const chosen = await choosePlace(name);
    if (chosen) refuseOwnPath(dataDir, backend.files.get(chosen.token)!.path);
    return chosen;
  };
  return {
    ...pdf.calls(backend, choosePdf, printInElectron),
    'host.dropFiles': (): FileRef[] => paths.filter((path) => path !== '').map((path) => backend.files.add(path)),
    'host.pickFiles': async (input): Promise<FileRef[]> => {
      const { multiple, folders, extensions } = pickFilesInput.parse(input);
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: [folders ? 'openDirectory' : 'openFile', 'dontAddToRecent', ...(multiple ? (['multiSelections'] as const) : [])],
        filters: !folders && extensions.length > 0 ? [{ name: extensions.join(' '), extensions: extensions.map((extension) => extension.replace('.', '')) }] : [],
      });
      return filePaths.map((path) => backend.files.add(path));
    },
    'host.pasteText': (input) => keepPasted(backend, input),
    'host.saveTarget': (input) => choosePlace(saveTargetInput.parse(input).name),
    // The file is already where the owner wanted it.
    'host.deliver': () => true,
  };
}
