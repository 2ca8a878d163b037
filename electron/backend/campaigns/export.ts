import type { campaigns } from '../../../shared/contract/campaigns.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { isMainland } from '../../../shared/domain/sms-length.ts';
import type { TemplateVariable } from '../../../shared/domain/template-variables.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import type { WriteDb } from '../db/executor.ts';
import { writeCsv, type FileColumn } from '../files/write-csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import { writeVcards } from '../files/write-vcards.ts';
import { writeXlsx } from '../files/write-xlsx.ts';
import { readFieldTexts } from '../own-fields/own-values.ts';
import { listFields } from '../own-fields/read-fields.ts';
import type { TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { getLocked, type LockedCampaign } from './campaign-row.ts';
import { exportColumns, isExportColumn, nationalPhone, type ExportColumn, type ExportColumnId, type ExportPerson } from './export-columns.ts';
import { listTreated } from './export-people.ts';
import type { Frozen } from './lock.ts';
import { exportPresets, isOneText, namedColumns } from './presets/list-presets.ts';
import type { ExportPreset, NumberForm } from './presets/preset.ts';

/** Writes a list. Only once the file stands is it in the register, and its people count as contacted. */
export async function exportCampaign(input: Parsed<typeof campaigns.export>, context: TaskContext): Promise<Output<typeof campaigns.export>> {
  const { db } = context;
  const campaign = getLocked(db, input.campaignId);
  const list = openList(db, campaign, input);
  if (list.people.length === 0) throw new AppError('empty_audience', { leftOutSinceLock: list.leftOut, notForPreset: list.notForPreset });
  const target = context.file(input.to);
  context.checkCancelled();
  const { sha256 } = await writeWhole(target.path, listContents(list, campaign, list.people));
  registerList(context, campaign, { preset: list.preset.id, people: list.people, sha256, fileName: target.name });
  return { rows: list.people.length, sha256, leftOutSinceLock: list.leftOut, notForPreset: list.notForPreset };
}

export interface ContactList {
  preset: ExportPreset;
  columns: Column[];
  people: readonly ExportPerson[];
  /** Who has said no, or isn't in the data any more, since the lock. */
  leftOut: number;
  notForPreset: number;
}

/** Who stands in a list as a tool wants it, and its columns. */
export function openList(db: WriteDb, campaign: LockedCampaign, input: { preset: string; variant?: number | undefined; columns?: readonly string[] | undefined; layout?: Parsed<typeof campaigns.export>['layout'] }): ContactList {
  const preset = input.layout && input.preset === VENDOR_SAMPLE ? presetOf(input.layout) : exportPresets.find((p) => p.id === input.preset && p.channels.includes(campaign.channel));
  if (!preset) throw new AppError('bad_input', { fields: ['preset'] });
  const { variant } = input;
  if (variant !== undefined && (campaign.variants.length === 0 || variant > campaign.variants.length)) throw new AppError('bad_input', { fields: ['variant'] });
  if (variant === undefined && campaign.variants.length > 0 && (input.layout ? !input.layout.columns.some((c) => c.column === 'text') : isOneText(preset))) throw new AppError('bad_input', { fields: ['variant'] });
  const columns = input.layout ? layoutColumns(input.layout, db) : chooseColumns(preset, campaign, input.columns, variant ?? 0, db);
  const { people: treated, leftOut } = listTreated(db, campaign, variant);
  const people = preset.mainlandOnly ? treated.filter((p) => isMainland(p.address)) : treated;
  return { preset, columns, people, leftOut, notForPreset: treated.length - people.length };
}

/** In one transaction: the file into the register, its people as contacted. */
export function registerList({ db, now, today }: TaskContext, campaign: LockedCampaign, { preset, people, sha256, fileName, channel = campaign.channel }: { preset: string; people: readonly ExportPerson[]; sha256: string; fileName: string; channel?: LockedCampaign['channel'] | 'direct_mail' }): void {
  db.transaction(() => {
    db.run('INSERT INTO campaign_exports (campaign_id, at, preset, rows, sha256, file_name) VALUES (:campaignId, :now, :preset, :rows, :sha256, :fileName)', {
      campaignId: campaign.campaignId,
      now,
      preset,
      rows: people.length,
      sha256,
      fileName,
    });
    recordTouches(db, campaign.campaignId, channel, people, now, campaign.sendDay > today ? campaign.sendDay : today);
  });
}

/** Once for each person, however often the list is written. A letter is no message that a tool bills; one that follows it is. */
function recordTouches(db: WriteDb, campaignId: number, channel: string, people: readonly ExportPerson[], now: number, day: string): void {
  const insert = db.prepare("INSERT INTO touches (campaign_id, customer_id, account_id, channel, at, day, address, parts, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'exported') ON CONFLICT (campaign_id, customer_id) DO UPDATE SET parts = excluded.parts WHERE parts = 0");
  for (const p of people) insert.run(campaignId, p.customerId, p.accountId, channel, now, day, p.address, channel === 'direct_mail' ? 0 : p.parts);
}

const VENDOR_SAMPLE = 'vendor-sample';
type Layout = NonNullable<Parsed<typeof campaigns.export>['layout']>;

const presetOf = ({ type }: Layout): ExportPreset => ({ id: VENDOR_SAMPLE, channels: ['sms', 'email', 'nick'], file: type === 'csv' ? { type, bom: true } : { type, format: '@' }, columns: { choose: [] }, mainlandOnly: false });

/** As the tool's own sample has them: its headings, in its order. */
function layoutColumns({ columns }: Layout, db: WriteDb): Column[] {
  const ownFields = new Map(listFields(db).map((field) => [ownKey(field.fieldId) as string, field]));
  return columns.map(({ header, column, fixed }): Column => {
    if (column === null) return { header, kind: 'text', read: () => fixed };
    const own = ownFields.get(column);
    if (own) return { ...ownColumn(db, own), header };
    if (!isExportColumn(column)) throw new AppError('bad_input', { fields: ['layout'] });
    const { kind, read }: ExportColumn = exportColumns[column];
    return { header, kind, read };
  });
}

interface Column extends FileColumn {
  read: (person: ExportPerson) => string;
}

function chooseColumns(preset: ExportPreset, campaign: LockedCampaign, chosen: readonly string[] | undefined, variant: number, db: WriteDb): Column[] {
  if (preset.columns === 'address') return [];
  const { columns } = preset;
  if ('named' in columns)
    return namedColumns(columns.named, campaign.channel).map(({ header, column }): Column => {
      if (column === null || typeof column === 'object') return { header, kind: 'text', read: () => column?.words ?? '' };
      const { kind, read }: ExportColumn = exportColumns[column];
      return { header, kind, read };
    });
  if ('choose' in columns) {
    const own: ExportColumnId = campaign.channel === 'sms' ? 'phone' : campaign.channel;
    const subject: ExportColumnId[] = campaign.channel === 'email' && [campaign, ...campaign.variants].some((w) => w.subject.trim() !== '') ? ['subject'] : [];
    const ids = chosen && chosen.length > 0 ? chosen : [own, ...subject, ...columns.choose];
    const language = readSettings(db).language === 'en' ? 'en' : 'zh-CN';
    const ownFields = new Map(listFields(db).map((field) => [ownKey(field.fieldId) as string, field]));
    return ids.map((id) => {
      const own = ownFields.get(id);
      if (own) return ownColumn(db, own);
      if (!isExportColumn(id)) throw new AppError('bad_input', { fields: ['columns'] });
      const { header, kind, read }: ExportColumn = exportColumns[id];
      return { header: header[language], kind, read };
    });
  }
  const frozen = db.get<{ frozen: string }>('SELECT frozen FROM campaigns WHERE id = :campaignId', { campaignId: campaign.campaignId })!;
  const { slots: ofRest, variantSlots } = JSON.parse(frozen.frozen) as Frozen;
  const slots = variantSlots?.[variant] ?? ofRest;
  const taken = new Map<string, number>();
  const headers = slots.map((variable, i) => unique(columns.slot(i, variable as TemplateVariable | null), taken));
  return [
    { header: columns.address, kind: 'phone', read: (p) => numberAs(preset.number, p.address) },
    ...headers.map((header, i): Column => ({ header, kind: 'text', read: (p) => p.slots[i] ?? '' })),
  ];
}

/** A field of the owner's, as it is today. */
function ownColumn(db: WriteDb, { fieldId, name, kind }: OwnField): Column {
  const values = readFieldTexts(db, fieldId);
  return { header: name, kind: kind === 'number' ? 'number' : 'text', read: (p) => values.get(p.personId) ?? '' };
}

/** Two places with one variable (and other words where it is missing) need two names. */
function unique(name: string, taken: Map<string, number>): string {
  const times = (taken.get(name) ?? 0) + 1;
  taken.set(name, times);
  return times === 1 ? name : `${name}_${times}`;
}

const numberAs = (form: NumberForm = 'national', phone: string): string => (form === 'national' ? nationalPhone(phone) : form === 'e164' ? phone : phone.replace('+', ''));

export function listContents({ preset: { file, number }, columns }: ContactList, campaign: LockedCampaign, people: readonly ExportPerson[]): AsyncIterable<Uint8Array> | Iterable<string> {
  if (file.type === 'lines') return lines(campaign, people, file.bom, number);
  if (file.type === 'vcf') return writeVcards(people.map((p) => ({ name: p.name ?? '', nick: p.nick ?? '', phone: p.address })));
  const rows = cells(columns, people);
  return file.type === 'csv' ? writeCsv(columns, rows, { bom: file.bom }) : writeXlsx('Sheet1', columns, rows, file.format);
}

function* cells(columns: readonly Column[], people: readonly ExportPerson[]): Generator<string[]> {
  for (const person of people) yield columns.map((c) => c.read(person));
}

function* lines({ channel }: LockedCampaign, people: readonly ExportPerson[], bom: boolean, number: NumberForm | undefined): Generator<string> {
  if (bom) yield '\uFEFF';
  for (const { address } of people) yield `${channel === 'sms' ? numberAs(number, address) : address}\r\n`;
}
