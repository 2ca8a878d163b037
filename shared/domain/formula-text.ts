/** A spreadsheet reads a cell that begins so as a formula; full-width forms and leading blanks do it too. */
const formula = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/;

/**
 * Text that no spreadsheet will run: what looks like a formula gets an apostrophe in front.
 * Worked example: =1+1 → '=1+1; 1+1 → 1+1.
 */
export const plainText = (text: string): string => (formula.test(text) ? `'${text}` : text);

/**
 * The same text as it was: what was guarded here, or by another tool that does so, loses its apostrophe.
 * Worked example: '=1+1 → =1+1; 'tis → 'tis.
 */
export const unguarded = (text: string): string => (text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text);
