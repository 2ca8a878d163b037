/** A card of an address book; the number in E.164. */
export interface Card {
  name: string;
  nick: string;
  phone: string;
}

const MOST_OCTETS = 75;
const escape = (text: string): string => text.replaceAll(/[\\,;]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');

/** Lines of at most 75 octets, none of which ends within a sign. */
function fold(line: string): string {
  const lines: string[] = [];
  let piece = '';
  for (const sign of line) {
    if (Buffer.byteLength(piece + sign) > MOST_OCTETS) {
      lines.push(piece);
      piece = ' ';
    }
    piece += sign;
  }
  return [...lines, piece].join('\r\n');
}

/** vCard 3.0 (RFC 2426), which phones and Google take many of in one file; UTF-8 without a byte-order mark. */
export function* writeVcards(cards: Iterable<Card>): Generator<string> {
  for (const { name, nick, phone } of cards) {
    const shown = escape(name || nick || phone);
    const lines = ['BEGIN:VCARD', 'VERSION:3.0', `N:;${shown};;;`, `FN:${shown}`, ...(nick === '' ? [] : [`NICKNAME:${escape(nick)}`]), `TEL;TYPE=CELL:${phone}`, 'END:VCARD'];
    yield `${lines.map(fold).join('\r\n')}\r\n`;
  }
}
