import { AppError } from '../../../shared/lib/app-error.ts';
import type { FileHead, FromParser, ParserOptions } from './facts.ts';
import { removeUnpacked, unpacked, unpackPart } from '../files/unpack-part.ts';
import { lookAtFile } from './look-at-file.ts';
import { openFile, type ParsedFile } from './parse-file.ts';

/** The writer's word after a head: go on with the shop's settings, or leave the file. */
export type Decision = { go: { timeZone: string; currency: string } } | { leave: true };

/** Reads file after file. What a file does wrong ends that file alone. */
export async function* parseFiles(options: ParserOptions, decide: (head: FileHead, file: number) => Promise<Decision> | Decision): AsyncGenerator<FromParser, void, undefined> {
  for (const [file, named] of options.files.entries()) {
    let opened: ParsedFile | undefined;
    try {
      await unpackPart(named);
      if (options.look === true) {
        yield { file, looked: await lookAtFile(unpacked(named), options.saved ?? []) };
        continue;
      }
      opened = await openFile(unpacked(named), options);
      yield { file, head: opened.head };
      const decision = await decide(opened.head, file);
      if ('leave' in decision) {
        await opened.leave();
        continue;
      }
      for await (const part of opened.rows(decision.go)) {
        yield 'bytesDone' in part ? { file, ...part, bytesTotal: opened.head.size } : { file, ...part };
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      yield { file, failed: { code: error.code, detail: error.detail }, head: opened?.head ?? null };
    } finally {
      await removeUnpacked(named);
    }
  }
  yield { finished: true };
}
