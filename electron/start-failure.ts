import { AppError } from '../shared/lib/app-error.ts';
import { describeError } from './log-file.ts';

/** Why the app can't start, for someone who has no screen of ours yet: in both languages, since none is known yet. */
export function wordStartFailure(error: unknown, dataDir: string): string {
  const code = error instanceof AppError ? error.code : undefined;
  if (code === 'in_use') {
    return `回头客已经打开了：数据文件夹正被另一个窗口使用。请先关闭它。\nAnother copy of the app is using this data folder. Close it first.\n${dataDir}`;
  }
  if (code === 'newer_database') {
    return `这份数据来自更新版本的回头客。请安装最新版后再打开；数据没有被改动。\nThis data was written by a newer version of the app. Install the latest version; nothing was changed.\n${dataDir}`;
  }
  if (code === 'disk_full') {
    return `磁盘满了，或读写出错，回头客没能启动，数据没有被改动。请腾出空间后再打开。\nThe disk is full, or can't be read or written, so the app could not start; your data was not changed. Free some space and open it again.\n${dataDir}`;
  }
  return `回头客没能启动，数据没有被改动。\nThe app could not start; your data was not changed.\n${dataDir}\n${describeError(error)}`;
}
