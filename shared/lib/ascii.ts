const MOST_CHARS = 32;
const bytes = new Uint8Array(MOST_CHARS);

/** The characters of a text of up to 32, as bytes; those beyond ASCII as 255. Good until the next call. */
export function asciiOf(text: string): Uint8Array {
  const length = Math.min(text.length, MOST_CHARS);
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 0x80 ? code : 0xff;
  }
  return bytes;
}
