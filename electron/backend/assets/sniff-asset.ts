import type { AssetKind, AssetRefusal } from '../../../shared/contract/assets.ts';

export interface SniffedAsset {
  kind: AssetKind;
  type: string;
  /** Pixels; null where it is no picture, or says none. */
  width: number | null;
  height: number | null;
}
export type Sniffed = SniffedAsset | AssetRefusal;

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);
const startsWith = (bytes: Buffer, ...signs: number[]): boolean => signs.every((sign, i) => bytes[i] === sign);
const picture = (type: string, width: number | null, height: number | null): Sniffed => (width === 0 || height === 0 ? 'broken' : { kind: 'picture', type, width, height });
const other = (kind: AssetKind, type: string): SniffedAsset => ({ kind, type, width: null, height: null });

/** What a file is by its content, or why it isn't taken; a picture must be whole. */
export function sniffAsset(bytes: Buffer): Sniffed {
  if (bytes.length === 0) return 'empty';
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return sniffPng(bytes);
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return sniffJpeg(bytes);
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return bytes.length < 14 || bytes.lastIndexOf(0x3b) < 13 ? 'broken' : picture('image/gif', bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  if (ascii(bytes, 0, 4) === 'RIFF') return sniffRiff(bytes);
  if (ascii(bytes, 4, 8) === 'ftyp') return sniffFtyp(bytes);
  if (startsWith(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return other('video', 'video/webm');
  if (ascii(bytes, 0, 4) === 'OggS') return other('sound', 'audio/ogg');
  if (ascii(bytes, 0, 3) === 'ID3' || (bytes[0] === 0xff && (bytes[1]! & 0xe6) === 0xe2)) return other('sound', 'audio/mpeg');
  if (ascii(bytes, 0, 5) === '%PDF-') return bytes.includes('%%EOF', Math.max(0, bytes.length - 2048)) ? other('document', 'application/pdf') : 'broken';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return sniffOffice(bytes);
  return sniffSvg(bytes);
}

function sniffPng(bytes: Buffer): Sniffed {
  const isWhole = bytes.length > 33 && ascii(bytes, 12, 16) === 'IHDR' && bytes.includes('IEND', bytes.length > 4096 ? bytes.length - 4096 : 8);
  return isWhole ? picture('image/png', bytes.readUInt32BE(16), bytes.readUInt32BE(20)) : 'broken';
}

/** The size stands in the frame's head (SOF); after the pixels (SOS) comes the end mark, unless it is cut. */
function sniffJpeg(bytes: Buffer): Sniffed {
  let size: Sniffed = 'broken';
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const mark = bytes[at + 1]!;
    if (mark === 0xda) return bytes.indexOf(Buffer.from([0xff, 0xd9]), at) < 0 ? 'broken' : size;
    if (mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc && at + 9 <= bytes.length) size = picture('image/jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    at += mark === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return 'broken';
}

function sniffRiff(bytes: Buffer): Sniffed {
  const what = ascii(bytes, 8, 12);
  if (what === 'WAVE') return other('sound', 'audio/wav');
  if (what === 'AVI ') return other('video', 'video/x-msvideo');
  if (what !== 'WEBP') return 'unknown';
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return 'broken';
  const form = ascii(bytes, 12, 16);
  if (form === 'VP8X') return picture('image/webp', 1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3));
  if (form === 'VP8 ') return picture('image/webp', bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
  if (form !== 'VP8L') return 'broken';
  const bits = bytes.readUInt32LE(21);
  return picture('image/webp', 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
}

function sniffFtyp(bytes: Buffer): Sniffed {
  const brand = ascii(bytes, 8, 12);
  if (/^(?:hei[cxms]|hev[cx]|mif1|msf1)$/.test(brand)) return 'heic';
  if (/^M4[AB]/.test(brand)) return other('sound', 'audio/mp4');
  if (brand === 'qt  ') return other('video', 'video/quicktime');
  return /^(?:iso|mp4|avc|M4V|dash|MSNV|3g)/.test(brand) ? other('video', 'video/mp4') : 'unknown';
}

/** Word, Excel and PowerPoint: archives whose parts lie in a folder of that name. */
function sniffOffice(bytes: Buffer): Sniffed {
  if (!bytes.includes(Buffer.from([0x50, 0x4b, 0x05, 0x06]), Math.max(0, bytes.length - 66_000))) return 'broken';
  const form = ([['word/', 'wordprocessingml.document'], ['xl/', 'spreadsheetml.sheet'], ['ppt/', 'presentationml.presentation']] as const).find(([folder]) => bytes.includes(folder));
  return form ? other('document', `application/vnd.openxmlformats-officedocument.${form[1]}`) : 'unknown';
}

/** A drawing that would run something, or fetch something, isn't taken. */
function sniffSvg(bytes: Buffer): Sniffed {
  const head = bytes.toString('utf8', 0, Math.min(bytes.length, 4096));
  if (!/^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[^>[]*>\s*)?<svg[\s>]/i.test(head)) return 'unknown';
  const text = bytes.toString('utf8');
  if (/<script|<foreignObject|<iframe|<!ENTITY|[\s/"']on\w+\s*=|javascript:|(?:href|src)\s*=\s*["']?\s*(?!#|data:image\/(?:png|jpeg|gif|webp))[^"'\s>]|@import|url\(\s*["']?\s*[^#"'\s)]/i.test(text)) return 'script';
  if (!/<\/svg>\s*$/i.test(text)) return 'broken';
  const root = /<svg[^>]*>/i.exec(text)?.[0] ?? '';
  const length = (name: string) => Math.round(Number(new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`, 'i').exec(root)?.[1] ?? 0)) || null;
  const box = /\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(root);
  return picture('image/svg+xml', length('width') ?? (Math.round(Number(box?.[1] ?? 0)) || null), length('height') ?? (Math.round(Number(box?.[2] ?? 0)) || null));
}
