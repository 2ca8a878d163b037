export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252' | 'shift_jis';

export interface EncodingEvidence {
  head: Uint8Array;
  /** Stretches from where bytes beyond ASCII begin. */
  sample: Uint8Array;
  /** The whole file is well-formed UTF-8. */
  isUtf8: boolean;
}

/** Byte-order mark, then strict UTF-8, then UTF-16 by its NULs, then CP932, GB18030 or Windows-1252 by what the bytes look like. */
export function pickEncoding({ head, sample, isUtf8 }: EncodingEvidence): TextEncoding | 'unsupported' | 'not_text' {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) return 'unsupported'; // UTF-32
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  const utf16 = utf16ByNuls(head);
  if (utf16) return utf16;
  if (controlShare(head) > 0.05) return 'not_text';
  if (isUtf8) return 'utf-8';
  if (isJapanese(head, sample)) return 'shift_jis';
  const seen = countSequences(sample);
  if (seen.utf8 > 20 * seen.notUtf8) return 'utf-8'; // UTF-8 with a few damaged bytes
  return seen.loneHigh > seen.highRuns / 2 ? 'windows-1252' : 'gb18030';
}

/**
 * Under headings in ASCII (Amazon Japan's), text that decodes without a flaw and is full of kana. `shift_jis` is CP932 to a
 * browser's decoder: ① and 髙 are in it. Half-width kana don't count: any high byte of Western text is one.
 */
function isJapanese(head: Uint8Array, sample: Uint8Array): boolean {
  const end = head.indexOf(10);
  if (head.subarray(0, end < 0 ? head.length : end).some((byte) => byte >= 0x80)) return false;
  const text = new TextDecoder('shift_jis').decode(sample, { stream: true });
  const high = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  const kana = text.match(/[\u3041-\u30fc]/g)?.length ?? 0;
  const flaws = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  return kana > high / 8 && flaws <= high / 50;
}

/** ASCII in UTF-16 has every other byte 0; a table is full of digits, quotes and commas. */
function utf16ByNuls(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const nuls = [0, 0];
  const length = head.length & ~1;
  for (let i = 0; i < length; i++) if (head[i] === 0) nuls[i & 1]!++;
  if (nuls[1]! > length / 8 && nuls[0]! < nuls[1]! / 20) return 'utf-16le';
  if (nuls[0]! > length / 8 && nuls[1]! < nuls[0]! / 20) return 'utf-16be';
  return undefined;
}

function controlShare(head: Uint8Array): number {
  let count = 0;
  let nuls = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte === 0) nuls++;
    else if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) count++;
  }
  // A stray NUL here and there is mended; a file full of them is no text.
  return (count + Math.max(0, nuls - head.length / 20)) / Math.max(1, head.length);
}

/** High bytes come in pairs in GB18030 and alone among letters in Windows-1252 (D\xEDaz). */
function countSequences(bytes: Uint8Array): { utf8: number; notUtf8: number; highRuns: number; loneHigh: number } {
  const seen = { utf8: 0, notUtf8: 0, highRuns: 0, loneHigh: 0 };
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const need = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let have = 0;
    while (have < need && ((bytes[i + 1 + have] ?? 0) & 0xc0) === 0x80) have++;
    if (need > 0 && have === need) seen.utf8++;
    else if (i + need < bytes.length) seen.notUtf8++;
    i += have === need && need > 0 ? need + 1 : 1;
  }
  for (i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80 || (i > 0 && bytes[i - 1]! >= 0x80)) continue;
    seen.highRuns++;
    const next = bytes[i + 1] ?? 0;
    if (next < 0x80) seen.loneHigh++;
  }
  return seen;
}
