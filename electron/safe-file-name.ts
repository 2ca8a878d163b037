/** Names that Windows keeps for devices, whatever stands behind their first point. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;
/** What turns the order of signs around, or isn't seen. */
const hidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const MOST_BYTES = 200;

/**
 * A name that every system takes as one file in the folder that was chosen, and that looks like what it is.
 * Worked example: ../名单.txt → __名单.txt; CON.csv → _CON.csv; a<U+202E>txt.exe → atxt.exe; list.csv. → list.csv.
 */
export function safeFileName(name: string): string {
  const plain = name.toWellFormed().normalize('NFC').replace(hidden, '').replace(/[/\\:*?"<>|\p{Cc}\u2028\u2029]/gu, '_').replace(/^\.+/, '_').trim().replace(/[. ]+$/, '');
  const own = device.test(plain) ? `_${plain}` : plain;
  return cut(own === '' ? '_' : own);
}

/** Systems count bytes; the ending stays. */
function cut(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const ending = /\.[^. ]{1,10}$/.exec(name)?.[0] ?? '';
  let stem = '';
  for (const sign of name.slice(0, name.length - ending.length)) {
    if (Buffer.byteLength(stem + sign + ending) > MOST_BYTES) break;
    stem += sign;
  }
  return stem.trimEnd() + ending;
}
