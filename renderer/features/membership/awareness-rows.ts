/** A line of noted answers. */
export interface AnswerRow {
  who: string;
  knowsMember: boolean;
  /** Not there: not answered. */
  knowsBenefits?: boolean;
}
const yes = /^(?:是|知道|有|对|yes|y|1|true)$/i;
const no = /^(?:否|不|不是|不知道|没有|no|n|0|false)$/i;
const answerOf = (text: string): boolean | null => (yes.test(text) ? true : no.test(text) ? false : null);

/** Who and one or two answers, parted by commas, semicolons or tabs. `bad`: lines that can't be read. */
export function readAnswerRows(text: string): { rows: AnswerRow[]; bad: number } {
  const rows: AnswerRow[] = [];
  let bad = 0;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [who = '', first = '', second = '', ...rest] = line.split(/[,，;；\t]/).map((cell) => cell.trim());
    const knowsMember = answerOf(first);
    const knowsBenefits = answerOf(second);
    if (who === '' || who.length > 100 || knowsMember === null || (second !== '' && knowsBenefits === null) || rest.some((cell) => cell !== '')) bad += 1;
    else rows.push({ who, knowsMember, ...(knowsBenefits === null ? {} : { knowsBenefits }) });
  }
  return { rows, bad };
}
