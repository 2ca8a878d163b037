import type { Channel } from '../contract/copy.ts';

/** A heading or a word of a tool, as it is compared: one width, lower case, without spaces, dashes and underscores. */
export const foldWord = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s_-]+/g, '');

/** One row of a tool's report, as text; '' where the file has no such column. */
export interface ReceiptRow {
  address: string;
  status: string;
  code: string;
  description: string;
  messageId: string;
  reply: string;
  /** Twilio and Plivo: inbound or outbound, with the person in From or in To. */
  direction: string;
  from: string;
}
export type ReceiptField = keyof ReceiptRow;
/** Column of each field; a field without a column isn't there. */
export type ReceiptColumns = Partial<Record<ReceiptField, number>>;

const phoneHeaders = ['手机号', '手机号码', '手机', '接收号码', '接收手机号', '接收人手机号', '接收方号码', '接收方手机号码', '号码', '被叫号码', 'mobile', 'phone', 'phonenumber', 'phonenum', 'receiver', 'to', 'tonumber', 'msisdn', 'destination'];
const emailHeaders = ['邮箱', '电子邮箱', '收件人', '收件邮箱', 'email', 'emailaddress', 'recipient', 'to', 'toaddress'];
const nickHeaders = ['买家昵称', '买家会员名', '旺旺', '旺旺号', '昵称', '会员名', 'nick', 'buyernick', 'buyer'];

/** Headings for each field, best first, folded like words (lower case, without spaces, dashes and underscores). */
const synonyms: Record<Exclude<ReceiptField, 'address'>, readonly string[]> = {
  status: ['回执状态', '接收状态', '短信状态', '发送状态', '发送结果', '状态', 'reportstatus', 'sendstatus', 'messagestate', 'status', 'state', 'success', 'event'],
  code: ['状态码', '错误码', '回执码', '运营商状态', '失败原因代码', 'errcode', 'errorcode', 'errmsg'],
  description: ['状态描述', '失败原因', '错误描述', '备注', 'description', 'desc', 'statusdesc', 'errordescription', 'remarks', 'errormessage', 'reason'],
  messageId: ['短信id', '流水号', '回执id', '消息id', 'sid', 'msgid', 'smsid', 'smsmsgid', 'messageuuid', 'messageid'],
  reply: ['回复内容', '上行内容', '回复', '上行短信', 'reply', 'replytext', 'text', 'msg', 'content', 'body', '短信内容', '内容'],
  direction: ['direction', 'messagedirection'],
  from: ['from', 'fromnumber', '主叫号码'],
};
/** What was sent stands under these in a report of deliveries, what was answered in a report of replies. */
const alsoSentText = new Set(['text', 'msg', 'content', 'body', '短信内容', '内容']);

/**
 * Which column holds what, by the headings that SMS and e-mail tools use; null where no column names the person.
 * Worked example: 手机号码, 发送状态, 回复内容 → address 0, status 1, reply 2.
 */
export function findReceiptColumns(headers: readonly string[], channel: Channel): ReceiptColumns | null {
  const folded = headers.map(foldWord);
  const find = (names: readonly string[]): number | undefined => {
    for (const name of names) if (folded.includes(name)) return folded.indexOf(name);
    return undefined;
  };
  const columns: ReceiptColumns = {};
  for (const [field, names] of Object.entries(synonyms)) {
    const column = find(names);
    if (column !== undefined) columns[field as ReceiptField] = column;
  }
  const address = find(channel === 'sms' ? phoneHeaders : channel === 'email' ? emailHeaders : nickHeaders) ?? columns.from;
  if (address === undefined) return null;
  columns.address = address;
  const isReport = hasDeliveries(columns);
  // A report of replies names the person in From and our own number in To.
  if (!isReport && columns.from !== undefined) columns.address = columns.from;
  if (columns.reply !== undefined && isReport && columns.direction === undefined && alsoSentText.has(folded[columns.reply]!)) delete columns.reply;
  return columns;
}

/** Does the file say what became of messages, or does it hold replies alone? */
export const hasDeliveries = (columns: ReceiptColumns): boolean => columns.status !== undefined || columns.code !== undefined;

/**
 * Does a row of cells hold the headings? Tools put titles and dates above them.
 * Worked example: 发送报告 | 2026-05 is none; 手机号 | 状态 is one.
 */
export function isReceiptHeader(cells: readonly string[], channel: Channel): boolean {
  const columns = findReceiptColumns(cells, channel);
  return columns !== null && (hasDeliveries(columns) || columns.reply !== undefined);
}

/** One row by its columns; where both directions are in one file an inbound message is a reply, an outbound one a delivery. */
export function readReceiptRow(cells: readonly string[], columns: ReceiptColumns): ReceiptRow {
  const cell = (field: ReceiptField): string => {
    const column = columns[field];
    return column === undefined ? '' : (cells[column] ?? '').trim();
  };
  const row: ReceiptRow = { address: cell('address'), status: cell('status'), code: cell('code'), description: cell('description'), messageId: cell('messageId'), reply: cell('reply'), direction: cell('direction'), from: cell('from') };
  if (columns.direction === undefined) return row;
  const inbound = /^in/i.test(row.direction);
  return inbound ? { ...row, address: row.from, status: '', code: '' } : { ...row, reply: '' };
}
