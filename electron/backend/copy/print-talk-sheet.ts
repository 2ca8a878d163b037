import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { talks } from '../../../shared/contract/talks.ts';
import { talkSheetHtml } from '../../../shared/domain/talk-sheet-html.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { getTalkSheet } from './talk-sheets.ts';

export async function printTalkSheet({ sheetId, to }: Parsed<typeof talks.printTalkSheet>, { db, file }: TaskContext): Promise<Output<typeof talks.printTalkSheet>> {
  const language = readSettings(db).language === 'en' ? 'en' : 'zh-CN';
  return writeWhole(file(to).path, [talkSheetHtml(getTalkSheet(db, sheetId), language)]);
}
