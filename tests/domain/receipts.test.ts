import { describe, expect, it } from 'vitest';
import { findReceiptColumns, foldWord, isReceiptHeader, readReceiptRow } from '../../shared/domain/receipt-columns.ts';
import { isRefusal, joinParts, outweighs, receiptOutcome } from '../../shared/domain/receipt-status.ts';

function outcomeOf(headers: string[], cells: string[]) {
  const columns = findReceiptColumns(headers, 'sms')!;
  return receiptOutcome(readReceiptRow(cells, columns), new Set(headers.map(foldWord)));
}

describe('what each tool writes', () => {
  it.each<[string, string[], string[], string, string | null]>([
    ['Chinese console', ['手机号码', '发送状态', '失败原因'], ['13800138000', '发送成功', ''], 'delivered', null],
    ['Chinese console, failed', ['手机号码', '发送状态', '失败原因'], ['13800138000', '发送失败', '空号'], 'failed', 'invalid_number'],
    ['Chinese console, handed over', ['手机号', '状态'], ['13800138000', '提交成功'], 'pending', null],
    ['Tencent callback', ['mobile', 'report_status', 'errmsg', 'description'], ['13800138000', 'SUCCESS', 'DELIVRD', '用户短信送达成功'], 'delivered', null],
    ['Tencent callback, failed', ['mobile', 'report_status', 'errmsg', 'description'], ['13800138000', 'FAIL', 'MK:0001', ''], 'failed', 'invalid_number'],
    ['Aliyun push', ['phone_number', 'success', 'err_code', 'err_msg'], ['13800138000', 'true', 'DELIVERED', ''], 'delivered', null],
    ['Aliyun query, 3', ['phoneNum', 'sendStatus', 'errCode'], ['13800138000', '3', ''], 'delivered', null],
    ['Aliyun query, 1', ['phoneNum', 'sendStatus', 'errCode'], ['13800138000', '1', ''], 'pending', null],
    ['Aliyun query, 2 with a code', ['phoneNum', 'sendStatus', 'errCode'], ['13800138000', '2', 'DB:0144'], 'failed', 'blacklist'],
    ['Huawei, 3', ['是否收费', '发送结果', '接收方手机号码', '状态码'], ['0', '3', '+8613800138000', ''], 'delivered', null],
    ['Huawei, opted out', ['是否收费', '发送结果', '接收方手机号码', '状态码'], ['1', '1', '+8613800138000', 'SC:0016'], 'failed', 'opted_out'],
    ['WeChat cloud', ['Mobile', 'Content', 'ContentSize', 'Fee', 'ReceivedTime', 'Status'], ['13800138000', '', '', '1', '', 'sent'], 'delivered', null],
    ['Twilio, sent', ['From', 'To', 'Body', 'Status', 'ErrorCode', 'Direction'], ['+1555', '+4470', 'hi', 'sent', '', 'outbound-api'], 'pending', null],
    ['Twilio, undelivered', ['From', 'To', 'Body', 'Status', 'ErrorCode', 'Direction'], ['+1555', '+4470', 'hi', 'undelivered', '30003', 'outbound-api'], 'failed', 'other'],
    ['Twilio, opted out', ['From', 'To', 'Body', 'Status', 'ErrorCode', 'Direction'], ['+1555', '+4470', 'hi', 'failed', '21610', 'outbound-api'], 'failed', 'opted_out'],
    ['253', ['msgid', 'mobile', 'status'], ['9', '13800138000', 'DELIVRD'], 'delivered', null],
    ['no answer yet', ['mobile', 'status'], ['13800138000', ''], 'pending', null],
    ['a word never seen', ['mobile', 'status'], ['13800138000', '神秘'], 'unknown', null],
    ['a number without its tool', ['mobile', 'status'], ['13800138000', '1'], 'unknown', null],
    ['the carrier outweighs the tool', ['手机号', '发送状态', '状态码'], ['13800138000', '发送成功', 'MK:0005'], 'failed', 'suspended'],
  ])('%s', (_, headers, cells, status, failure) => {
    expect(outcomeOf(headers, cells)).toEqual({ status, failure });
  });
});

describe('columns', () => {
  it('takes the text of a report for what was sent, and of a list of replies for what was answered', () => {
    expect(findReceiptColumns(['手机号', '短信内容', '发送状态'], 'sms')).toEqual({ address: 0, status: 2 });
    expect(findReceiptColumns(['手机号', '内容'], 'sms')).toEqual({ address: 0, reply: 1 });
    expect(findReceiptColumns(['手机号', '发送状态', '回复内容'], 'sms')).toEqual({ address: 0, status: 1, reply: 2 });
  });
  it('finds the person in From where the file holds replies', () => {
    expect(findReceiptColumns(['from', 'to', 'body', 'createTime'], 'sms')).toMatchObject({ address: 0, reply: 2 });
  });
  it('reads both directions of one file', () => {
    const columns = findReceiptColumns(['From', 'To', 'Body', 'Status', 'Direction'], 'sms')!;
    expect(readReceiptRow(['+1555', '+4470', 'hello', 'delivered', 'outbound-api'], columns)).toMatchObject({ address: '+4470', status: 'delivered', reply: '' });
    expect(readReceiptRow(['+4470', '+1555', 'STOP', 'received', 'inbound'], columns)).toMatchObject({ address: '+4470', status: '', reply: 'STOP' });
  });
  it('knows a heading from a title', () => {
    expect(isReceiptHeader(['发送报告', '2026-05'], 'sms')).toBe(false);
    expect(isReceiptHeader(['手机号', '状态'], 'sms')).toBe(true);
    expect(isReceiptHeader(['手机号', '姓名'], 'sms')).toBe(false);
    expect(isReceiptHeader(['Email', 'Status'], 'email')).toBe(true);
    expect(isReceiptHeader(['买家昵称', '状态'], 'nick')).toBe(true);
  });
});

describe('several rows of one person', () => {
  const ok = { status: 'delivered', failure: null } as const;
  const wait = { status: 'pending', failure: null } as const;
  const bad = { status: 'failed', failure: 'other' } as const;
  it('delivers a long message only when all its parts are', () => {
    expect(joinParts([ok, ok])).toEqual(ok);
    expect(joinParts([ok, wait])).toEqual(wait);
    expect(joinParts([ok, bad, wait])).toEqual(bad);
  });
  it('never goes back', () => {
    expect(outweighs('delivered', 'failed')).toBe(true);
    expect(outweighs('failed', 'delivered')).toBe(false);
    expect(outweighs('pending', 'pending')).toBe(false);
    expect(outweighs('pending', 'exported')).toBe(true);
  });
});

it('takes a blacklist for a no, and an unreachable phone not', () => {
  expect(isRefusal('blacklist')).toBe(true);
  expect(isRefusal('opted_out')).toBe(true);
  expect(isRefusal('unreachable')).toBe(false);
  expect(isRefusal(null)).toBe(false);
});
