/** Lines of a text that fit a width; Chinese breaks between words, and no line begins with a stop. */
export function wrapText(text: string, fits: (line: string) => boolean, most: number): string[] {
  const pieces = Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text), (s) => s.segment);
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const belongs = before !== undefined && (/^[\s，。；：、！？）”%,.;:!?)]+$/u.test(piece) || /[¥$€£（(“–]$/u.test(before) || (/^[¥$€£]/u.test(piece) && /[A-Z]$/u.test(before)));
    if (belongs) joined.push(`${joined.pop()!}${piece}`);
    else joined.push(piece);
  }
  const lines: string[] = [];
  let line = '';
  for (const piece of joined) {
    if (line !== '' && !fits(`${line}${piece}`.trimEnd())) {
      lines.push(line.trimEnd());
      line = piece;
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  let last = lines[most - 1]!;
  while (last.length > 1 && !fits(`${last}…`)) last = last.slice(0, -1);
  return [...lines.slice(0, most - 1), `${last}…`];
}
