import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import type { MemberRow, membership } from '../../../shared/contract/membership.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { ReadDb } from '../db/executor.ts';
import { snapshot } from '../db/remember.ts';
import { writeCsv, type FileColumn } from '../files/write-csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { TaskContext } from '../serve.ts';
import { allBalances } from './balances.ts';
import { businessDay } from './clock.ts';
import { listMembers } from './members.ts';
import { isMemberAccount } from './member-account.ts';
import { leaveOut } from './papers-left-out.ts';

const SOON_DAYS = 30;
const headers = {
  'zh-CN': ['卡号', '昵称', '姓名', '积分余额', '可用积分', '待生效', '累计获得', '累计使用', '30 天内到期'],
  en: ['Card number', 'Buyer name', 'Name', 'Points balance', 'Usable', 'Pending', 'Earned', 'Used', 'Expiring in 30 days'],
};

/** A line a member, in the order of their balances; nobody who said no or is left alone. Without phones or e-mails: who may be written to is a campaign's to say. */
export async function saveStatement({ to, language }: Parsed<typeof membership.saveStatement>, { db, today, file, checkCancelled }: TaskContext): Promise<Output<typeof membership.saveStatement>> {
  const { statements, leftOut } = snapshot(db, () => leaveOut(db, readStatements(db, today), today));
  if (statements.length === 0) throw new AppError('empty_audience', { ...leftOut });
  const rows = statements.map((s) => [s.number ?? '', s.nick ?? '', s.name ?? '', ...[s.balance, s.usable, s.pending, s.earned, s.used, s.expiring].map(String)]);
  checkCancelled();
  const columns = headers[language].map((header, i): FileColumn => ({ header, kind: i < 3 ? 'text' : 'number' }));
  await writeWhole(file(to).path, writeCsv(columns, rows, { bom: true }));
  return { rows: rows.length, leftOut };
}

export interface Statement extends Pick<MemberRow, 'customerId' | 'number' | 'nick' | 'name' | 'tier' | 'active' | 'balance' | 'usable' | 'pending'> {
  earned: number;
  used: number;
  /** Within 30 days. */
  expiring: number;
}

/** Of every member, by their balances. */
export function readStatements(db: ReadDb, today: string): Statement[] {
  const day = businessDay(db, today);
  const flows = new Map(
    db
      .all<{ customerId: number; earned: number; used: number }>(
        `SELECT a.customer_id AS customerId, sum(CASE WHEN e.kind IN ('earn', 'clawback', 'opening') THEN e.points ELSE 0 END) AS earned, -sum(CASE WHEN p.kind = 'redeem' THEN e.points ELSE 0 END) AS used
         FROM point_entries e JOIN point_lots l ON l.id = e.lot_id JOIN members m ON m.id = l.member_id JOIN accounts a ON ${isMemberAccount}
           LEFT JOIN point_acts p ON p.id = e.act_id WHERE e.day <= :day GROUP BY a.customer_id`,
        { day },
      )
      .map((flow) => [flow.customerId, flow]),
  );
  const soon = allBalances(db, addDays(day, SOON_DAYS + 1));
  const list = listMembers(db, { search: '', sort: 'balance', descending: true, offset: 0, limit: 10_000_000 }, today).rows;
  return list.map((m) => {
    const flow = flows.get(m.customerId);
    const later = soon.get(m.customerId)?.balance ?? m.balance;
    return { ...m, earned: flow?.earned ?? 0, used: flow?.used ?? 0, expiring: Math.max(0, m.balance - later) };
  });
}
