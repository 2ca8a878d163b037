import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipFile {
  name: string;
  /** Packed already: only wrapped. */
  isPacked?: boolean;
  content: () => AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

interface Written {
  name: Buffer;
  crc: number;
  packed: number;
  inflated: number;
  offset: number;
}

/** Bit 3: sizes follow the content, for they aren't known before. Bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 4.5: may hold more than 4 GB. */
const VERSION = 45;
const LIMIT = 0xffff_ffff;

/**
 * An archive of any size, piece by piece: one file after the other, nothing held back. Each file says in front that its
 * sizes come in eight bytes behind it; the directory at the end gives long sizes only where short ones don't do, so that
 * simple tools read it too.
 */
export async function* writeZip(files: Iterable<ZipFile>, at: Date): AsyncGenerator<Buffer> {
  const stamp = dosTime(at);
  const written: Written[] = [];
  let offset = 0;
  for (const { name, isPacked, content } of files) {
    const entry: Written = { name: Buffer.from(name, 'utf8'), crc: 0, packed: 0, inflated: 0, offset };
    const head = localHeader(entry.name, stamp);
    yield head;
    for await (const piece of deflated(counted(content(), entry), isPacked ? 0 : 6)) {
      entry.packed += piece.length;
      yield piece;
    }
    const tail = descriptor(entry);
    yield tail;
    offset += head.length + entry.packed + tail.length;
    written.push(entry);
  }
  const directory = Buffer.concat(written.map((entry) => directoryEntry(entry, stamp)));
  yield directory;
  yield directoryEnd(written.length, directory.length, offset);
}

/** Whatever ends it, the content has been closed when it ends: what it reads from may be closed behind it. */
async function* deflated(content: AsyncGenerator<Buffer>, level: number): AsyncGenerator<Buffer> {
  const source = Readable.from(content);
  const deflate = createDeflateRaw({ level });
  source.on('error', (error) => deflate.destroy(error));
  try {
    yield* source.pipe(deflate) as AsyncIterable<Buffer>;
  } finally {
    await content.return(undefined);
    source.destroy();
  }
}

async function* counted(content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>, entry: Written): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    entry.crc = crc32(bytes, entry.crc);
    entry.inflated += bytes.length;
    if (bytes.length > 0) yield bytes; // an empty piece would end the stream
  }
}

function localHeader(name: Buffer, stamp: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x0403_4b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  stamp.copy(head, 10);
  head.writeUInt32LE(LIMIT, 18);
  head.writeUInt32LE(LIMIT, 22);
  head.writeUInt16LE(name.length, 26);
  const long = Buffer.alloc(20); // two sizes of eight bytes, still 0
  long.writeUInt16LE(1, 0);
  long.writeUInt16LE(16, 2);
  head.writeUInt16LE(long.length, 28);
  return Buffer.concat([head, name, long]);
}

function descriptor({ crc, packed, inflated }: Written): Buffer {
  const tail = Buffer.alloc(24);
  tail.writeUInt32LE(0x0807_4b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeBigUInt64LE(BigInt(packed), 8);
  tail.writeBigUInt64LE(BigInt(inflated), 16);
  return tail;
}

function directoryEntry({ name, crc, packed, inflated, offset }: Written, stamp: Buffer): Buffer {
  const longs = [inflated, packed, offset].filter((size) => size >= LIMIT);
  const extra = Buffer.alloc(longs.length === 0 ? 0 : 4 + 8 * longs.length);
  if (longs.length > 0) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8 * longs.length, 2);
    longs.forEach((size, i) => extra.writeBigUInt64LE(BigInt(size), 4 + 8 * i));
  }
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x0201_4b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(FLAGS, 8);
  entry.writeUInt16LE(DEFLATED, 10);
  stamp.copy(entry, 12);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(Math.min(packed, LIMIT), 20);
  entry.writeUInt32LE(Math.min(inflated, LIMIT), 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(Math.min(offset, LIMIT), 42);
  return Buffer.concat([entry, name, extra]);
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(Math.min(offset, LIMIT), 16);
  if (offset < LIMIT) return end;
  const long = Buffer.alloc(56 + 20);
  long.writeUInt32LE(0x0606_4b50, 0);
  long.writeBigUInt64LE(44n, 4);
  long.writeUInt16LE(VERSION, 12);
  long.writeUInt16LE(VERSION, 14);
  long.writeBigUInt64LE(BigInt(count), 24);
  long.writeBigUInt64LE(BigInt(count), 32);
  long.writeBigUInt64LE(BigInt(size), 40);
  long.writeBigUInt64LE(BigInt(offset), 48);
  long.writeUInt32LE(0x0706_4b50, 56);
  long.writeBigUInt64LE(BigInt(offset + size), 64);
  long.writeUInt32LE(1, 72);
  return Buffer.concat([long, end]);
}

function dosTime(at: Date): Buffer {
  const stamp = Buffer.alloc(4);
  stamp.writeUInt16LE((at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1), 0);
  stamp.writeUInt16LE((Math.max(0, at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate(), 2);
  return stamp;
}
