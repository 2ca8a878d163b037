import { foldWord, type ReceiptRow } from './receipt-columns.ts';

export type ReceiptStatus = 'delivered' | 'failed' | 'pending' | 'unknown';
export interface ReceiptOutcome {
  status: ReceiptStatus;
  /** Why it failed: a word of ours, or null. */
  failure: string | null;
}

/** Words that tools use for a status, folded. */
const words: Record<Exclude<ReceiptStatus, 'unknown'>, readonly string[]> = {
  delivered: ['成功', '发送成功', '接收成功', '已送达', '送达', '送达成功', '已接收', '已到达', '消息送达', 'delivered', 'delivrd', 'deliverd', 'success', 'succeeded', 'ok', 'true', 'read', '已读'],
  failed: ['失败', '发送失败', '接收失败', '未送达', '送达失败', '提交失败', '空号', '拦截', '被拦截', 'fail', 'failed', 'failure', 'undelivered', 'undeliv', 'error', 'false', 'bounced', 'bounce', 'rejected'],
  pending: ['等待回执', '待回执', '未知回执', '发送中', '提交成功', '已提交', '已发送', '等待发送', '待发送', '处理中', '无回执', 'pending', 'queued', 'sending', 'accepted', 'sent', 'submitted', 'scheduled', 'inprogress'],
};
const statusWords = new Map(Object.entries(words).flatMap(([status, list]) => list.map((word) => [word, status as ReceiptStatus])));

/** Carriers' and gateways' own codes. A failure is named after the colon. */
const codes: Record<string, string> = {
  DELIVRD: 'delivered', DELIVERED: 'delivered', ACCEPTD: 'delivered',
  UNKNOWN: 'unknown', EXPIRED: 'failed:unreachable', UNDELIV: 'failed:unreachable', DELETED: 'failed:other', REJECTD: 'failed:rejected', NOROUTE: 'failed:other',
  MBBLACK: 'failed:blacklist', DBBLACK: 'failed:blacklist', 'DB:0144': 'failed:blacklist', 'SC:0016': 'failed:opted_out', '21610': 'failed:opted_out',
  'SC:0017': 'failed:template', 'SC:0018': 'failed:signature',
  'DB:0101': 'failed:invalid_number', 'CB:0001': 'failed:invalid_number', 'CB:0053': 'failed:invalid_number', 'MK:0001': 'failed:invalid_number', 'MK:0000': 'failed:invalid_number', SM11: 'failed:invalid_number', SM12: 'failed:invalid_number',
  'DB:0102': 'failed:suspended', 'MK:0005': 'failed:suspended', 'MK:0013': 'failed:suspended', 'MK:0023': 'failed:unreachable', 'MK:0010': 'failed:unreachable',
  'MK:0115': 'failed:spam_filter', 'MK:0014': 'failed:content', 'DB:0142': 'failed:rate_limit', 'IB:0008': 'failed:rate_limit', 'NP:1243': 'failed:ported', E200041: 'failed:duplicate',
};

/** Numbers mean something else in each tool, so they are read only where the other headings tell the tool. */
const numberTables: { needs: readonly string[]; statuses: Record<string, ReceiptStatus> }[] = [
  { needs: ['是否收费', '发送结果'], statuses: { '0': 'delivered', '1': 'failed', '2': 'pending', '3': 'delivered', '4': 'failed' } }, // Huawei
  { needs: ['sendstatus', 'phonenum'], statuses: { '1': 'pending', '2': 'failed', '3': 'delivered' } }, // Aliyun, QuerySendDetails
  { needs: ['gmtschedule', 'billtype'], statuses: { '4': 'delivered', '5': 'failed' } }, // Aliyun, log service
  { needs: ['errordescription', 'messageid'], statuses: { '1': 'delivered', '2': 'failed', '3': 'pending' } }, // Alibaba Cloud abroad
];
const noWords: ReadonlyMap<string, ReceiptStatus> = new Map();
/** WeChat's cloud writes "sent" for what has arrived; everyone else for what has left. */
const sentIsDelivered = ['contentsize', 'fee', 'receivedtime'];

/**
 * What a row says became of a message. The carrier's own code outweighs the tool's word; a word never seen is unknown, and
 * no answer yet is pending, never failed.
 * What the owner says of a word (`own`, by its folded form) outweighs all that.
 * Worked example: 发送成功 with code MK:0001 → failed, invalid_number.
 */
export function receiptOutcome(row: ReceiptRow, headers: ReadonlySet<string>, own: ReadonlyMap<string, ReceiptStatus> = noWords): ReceiptOutcome {
  const said = own.get(foldWord(row.status));
  if (said) return { status: said, failure: said === 'failed' ? failureOf(`${row.status} ${row.description}`) : null };
  const code = codes[row.code.trim().toUpperCase()] ?? codes[row.status.trim().toUpperCase()];
  if (code && code !== 'unknown') return readCode(code);
  const word = foldWord(row.status);
  if (word === 'sent' && sentIsDelivered.every((h) => headers.has(h))) return { status: 'delivered', failure: null };
  const status = statusWords.get(word) ?? numberTables.find((t) => t.needs.every((h) => headers.has(h)))?.statuses[word];
  if (status === 'failed') return { status, failure: failureOf(row.description) };
  return { status: status ?? (word === '' && row.code.trim() === '' ? 'pending' : 'unknown'), failure: null };
}

function readCode(code: string): ReceiptOutcome {
  const [status, failure] = code.split(':') as [ReceiptStatus, string?];
  return { status, failure: failure ?? null };
}

/** The kind of failure where only words tell it. */
function failureOf(description: string): string {
  if (/退订|opted? ?out|unsubscri/i.test(description)) return 'opted_out';
  if (/黑名单|blacklist|blocklist/i.test(description)) return 'blacklist';
  if (/空号|号码(无效|错误|不存在)|invalid|not exist/i.test(description)) return 'invalid_number';
  if (/停机|suspend/i.test(description)) return 'suspended';
  if (/关机|不在服务区|unreachable|timeout|超时/i.test(description)) return 'unreachable';
  return 'other';
}

/** A failure that says the person doesn't want to be written to. */
export const isRefusal = (failure: string | null): boolean => failure === 'blacklist' || failure === 'opted_out';

const strength: Record<ReceiptStatus | 'exported', number> = { exported: 0, unknown: 1, pending: 2, failed: 3, delivered: 4 };
/** Does a status replace another (delivered > failed > pending > unknown > nothing heard yet)? */
export const outweighs = (next: ReceiptStatus, before: ReceiptStatus | 'exported'): boolean => strength[next] > strength[before];

/**
 * What the parts of one message come to: delivered only where all are, failed where one has.
 * Worked example: delivered, delivered, pending → pending.
 */
export function joinParts(parts: readonly ReceiptOutcome[]): ReceiptOutcome {
  const failed = parts.find((p) => p.status === 'failed');
  if (failed) return failed;
  if (parts.every((p) => p.status === 'delivered')) return { status: 'delivered', failure: null };
  return parts.find((p) => p.status === 'pending') ?? { status: 'unknown', failure: null };
}
