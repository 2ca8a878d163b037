import { createHash } from 'node:crypto';
import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { prospects } from '../../../shared/contract/prospects.ts';
import { isEmail } from '../../../shared/domain/email-check.ts';
import { parseBirthday } from '../../../shared/domain/parse-birthday.ts';
import { parsePhone } from '../../../shared/domain/phone.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import type { FileHead, FromParser } from '../imports/facts.ts';
import { memberList } from '../imports/formats/member-list.ts';
import { RecordNormaliser } from '../imports/records/normalise-records.ts';
import type { RecordLayout } from '../imports/records/recognise-records.ts';
import type { FieldOf } from '../imports/records/record-fields.ts';
import { runImport, type ParserSource } from '../imports/run-import.ts';
import type { TaskContext } from '../serve.ts';
import { openErasedRows } from '../vault/erase/erased-rows.ts';

type Application = Parsed<typeof prospects.addProspect>;

/**
 * An application for membership is a member list of one row, and goes in as one: a batch that can be undone, people found
 * by the same keys, source and date kept when they buy.
 */
export async function addProspect(application: Application, { db, now, checkCancelled }: Pick<TaskContext, 'db' | 'now' | 'checkCancelled'>): Promise<{ customerId: number; batchId: number; isNew: boolean }> {
  refuseUnreadable(application);
  refuseErased(db, application);
  const parse = rowOf(application, now);
  const job = { db, now, files: [{ path: '', name: application.title }], input: {}, parse, progress: () => undefined, checkCancelled };
  const { batchId, files } = await runImport(job, 'run');
  const [file] = files;
  if (!file || file.error !== null || file.fileId === null) throw new AppError('bad_input', { fields: ['phone'] });
  return { customerId: personOfRecord(db, file.fileId), batchId, isNew: file.customersNew > 0 };
}

/** In a file such a cell says nothing; who types it in can mend it. */
function refuseUnreadable({ phone, email, birthday }: Application): void {
  const fields = [
    ...(phone !== '' && parsePhone(phone).quality !== 'valid' ? ['phone'] : []),
    ...(email !== '' && !isEmail(email) ? ['email'] : []),
    ...(birthday !== '' && parseBirthday(birthday) === null ? ['birthday'] : []),
  ];
  if (fields.length > 0) throw new AppError('bad_input', { fields });
}

/** An import would leave them nameless without a word. */
function refuseErased(db: WriteDb, { phone, email }: Application): void {
  const erased = openErasedRows(db);
  if (erased && (erased.phone(parsePhone(phone).e164) || erased.email(email))) throw new AppError('was_erased');
}

function rowOf({ title, wording, ...said }: Application, now: number): ParserSource {
  const cells: Partial<Record<FieldOf<'people'>, string>> = { ...said, ...(wording === null ? {} : { wording, consent: 'yes' }) };
  const fields = Object.keys(cells) as FieldOf<'people'>[];
  const layout: RecordLayout = { format: { ...memberList, id: 'new-member' }, headerRow: -1, headers: fields, columns: Object.fromEntries(fields.map((field, i) => [field, [i]])), dateOrder: undefined, confidence: 1 };
  const row = { line: 1, cells: fields.map((field) => cells[field] ?? ''), fault: null };
  return async function* (_, decide): AsyncGenerator<FromParser> {
    const decision = decide(headOf(title, layout, JSON.stringify([row.cells, now])));
    if ('leave' in decision) return;
    const normaliser = new RecordNormaliser(layout, decision.go, null, now);
    // What can't be read is refused, and said by the form's own field.
    const fate = normaliser.read(row, false);
    if (fate) throw new AppError('bad_input', { fields: [fate.column ?? 'phone'] });
    yield await Promise.resolve({ file: 0, records: normaliser.take(), bytesDone: 1, bytesTotal: 1 });
    yield { file: 0, tail: normaliser.tail() };
  };
}

function headOf(name: string, { format, headers }: RecordLayout, content: string): FileHead {
  return {
    name,
    size: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
    profile: format.id,
    platform: format.platform,
    confidence: 1,
    encoding: 'form',
    delimiter: null,
    headers,
    mapping: [],
    sample: [],
    shopName: null,
    defaultCurrency: format.currency,
    defaultTimeZone: format.timeZone,
    kind: 'people',
  };
}

const personOfRecord = (db: WriteDb, fileId: number): number =>
  db.get<{ id: number }>('SELECT a.customer_id AS id FROM records r JOIN person_facts p ON p.shop_id = r.shop_id AND p.key = r.key JOIN accounts a ON a.id = p.account_id WHERE r.file_id = :fileId', { fileId })!.id;
