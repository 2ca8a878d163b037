import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));

/** What another program reads from the codes in a picture. */
export async function readCodes(png: Uint8Array): Promise<string[]> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const codes = await readBarcodes(png, { formats: ['QRCode'] });
  return codes.filter((code) => code.isValid).map((code) => code.text);
}
