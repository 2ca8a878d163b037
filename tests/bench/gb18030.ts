/** Node decodes GB18030 and doesn't encode it: the table of two-byte codes is read off the decoder. */
const codes = new Map<string, number>();
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const text = new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail));
    if (text.length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, (lead << 8) | trail);
  }
}

/** Encodes text of ASCII and the two-byte range; throws on anything rarer. */
export function encodeGb18030(text: string): Buffer {
  const out = Buffer.allocUnsafe(text.length * 2);
  let at = 0;
  for (const char of text) {
    if (char < '\u0080') out[at++] = char.charCodeAt(0);
    else {
      const code = codes.get(char);
      if (code === undefined) throw new Error(`no two-byte code for U+${char.codePointAt(0)!.toString(16)}`);
      out[at++] = code >> 8;
      out[at++] = code & 0xff;
    }
  }
  return out.subarray(0, at);
}
