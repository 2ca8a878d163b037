import { useCallback, useState } from 'react';
import type { FileRef } from '../../shared/contract/endpoint.ts';
import { AppError } from '../../shared/lib/app-error.ts';
import { files } from './api.ts';

/**
 * Saves what an endpoint writes, as a file of its own or, where it is a page, printed as a PDF; where nothing here makes a
 * PDF, the page itself is saved and `error` says so. `write` gives undefined where it failed, and says why itself; `save` is
 * true once the owner has the file.
 */
export function useSaveDocument() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const save = useCallback(async (name: string, write: (to: FileRef) => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setError(null);
    try {
      return await (name.endsWith('.pdf') ? savePdf(name, write) : saveFile(name, write));
    } catch (failure) {
      if (!(failure instanceof AppError)) throw failure;
      setError(failure);
      return failure.code === 'no_browser_to_print' && (await saveFile(name.replace(/pdf$/, 'html'), write));
    } finally {
      setBusy(false);
    }
  }, []);
  return { save, busy, error, clearError: () => setError(null) };
}

async function saveFile(name: string, write: (to: FileRef) => Promise<unknown>): Promise<boolean> {
  const to = await files.saveTarget(name);
  if (!to || (await write(to)) === undefined) return false;
  return files.deliver(to);
}

async function savePdf(name: string, write: (to: FileRef) => Promise<unknown>): Promise<boolean> {
  const target = await files.pdfTarget(name);
  if (!target || (await write(target.page)) === undefined) return false;
  await files.printPdf(target.pdf);
  return files.deliver(target.pdf);
}
