import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { FileRef } from '../shared/contract/endpoint.ts';
import { AppError } from '../shared/lib/app-error.ts';
import type { Backend } from './backend/backend.ts';
import { writeWhole } from './backend/files/write-whole.ts';
import { saveTargetInput, type HostCalls } from './host-calls.ts';

/** Prints the page of a file without running its scripts or asking anybody for anything; writes A4 sheets to `pdf`. */
export type PrintPage = (page: string, pdf: string) => Promise<void>;

const pdfInput = z.strictObject({ pdf: z.string().max(64) });

/**
 * Two calls: where the PDF shall lie, with a page beside it that an endpoint fills; then the printing of that page. Only
 * what an endpoint has written for it is printed, never a file of the owner's.
 */
export class PdfCalls {
  readonly #pages = new Map<string, string>();

  /** `choose` asks for the PDF's own place. */
  calls(backend: Backend, choose: (name: string) => Promise<FileRef | null> | FileRef, print: PrintPage): HostCalls {
    return {
      'host.pdfTarget': async (input): Promise<{ page: FileRef; pdf: FileRef } | null> => {
        const pdf = await choose(saveTargetInput.parse(input).name);
        if (!pdf) return null;
        const path = join(backend.tempDir, `${randomBytes(16).toString('hex')}.html`);
        this.#pages.set(pdf.token, path);
        return { page: backend.files.add(path, pdf.name), pdf };
      },
      'host.printPdf': async (input): Promise<true> => {
        const { pdf } = pdfInput.parse(input);
        const [page, target] = [this.#pages.get(pdf), backend.files.get(pdf)];
        if (!page || !target) throw new AppError('file_missing');
        this.#pages.delete(pdf);
        const printed = page.replace(/html$/, 'pdf');
        try {
          await print(page, printed);
          await writeWhole(target.path, [await readFile(printed)]);
          return true;
        } finally {
          await rm(page, { force: true });
          await rm(printed, { force: true });
        }
      },
    };
  }
}
