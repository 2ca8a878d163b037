import { TextDecoder } from 'node:util';
import { AppError } from '../../../../shared/lib/app-error.ts';

/** The largest row there is holds a block of some thousand rows of a file: far less than this. */
const MOST_CHARACTERS = 64 * 1024 ** 2;

/** Text as lines, without their ends. A line that doesn't end is refused, and so is what isn't UTF-8. */
export async function* readLines(content: AsyncIterable<Buffer>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let held: string[] = [];
  let length = 0;
  for await (const bytes of content) {
    const text = decode(decoder, bytes);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      held.push(text.slice(from, end));
      yield held.join('').replace(/\r$/, '');
      held = [];
      length = 0;
      from = end + 1;
    }
    held.push(text.slice(from));
    length += text.length - from;
    if (length > MOST_CHARACTERS) throw new AppError('export_damaged');
  }
  return undefined;
}

function decode(decoder: TextDecoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    throw new AppError('export_damaged');
  }
}
