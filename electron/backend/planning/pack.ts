import { createHash } from 'node:crypto';
import type { planning } from '../../../shared/contract/planning.ts';
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import { campaignBriefHtml } from '../../../shared/domain/campaign-brief-html.ts';
import { packWords } from '../../../shared/domain/pack-words.ts';
import { talkSheetHtml } from '../../../shared/domain/talk-sheet-html.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { addDays } from '../../../shared/lib/dates.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { getLocked, type LockedCampaign } from '../campaigns/campaign-row.ts';
import type { ExportPerson } from '../campaigns/export-columns.ts';
import { listContents, openList, registerList, type ContactList } from '../campaigns/export.ts';
import { getTalkSheet } from '../copy/talk-sheets.ts';
import { writeCsv, type FileColumn } from '../files/write-csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import { writeZip, type ZipFile } from '../files/write-zip.ts';
import type { TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { readPlan } from './plan.ts';

interface Part {
  name: string;
  people: readonly ExportPerson[];
  bytes: Buffer;
  sha256: string;
}

/** Everything that the day of sending needs, in one archive. Its lists go into the register one by one, once it stands. */
export async function writePack({ campaignId, preset, splitAt, talkSheetId, to }: Parsed<typeof planning.pack>, context: TaskContext): Promise<Output<typeof planning.pack>> {
  const { db, now, progress, checkCancelled } = context;
  const campaign = getLocked(db, campaignId);
  const lists = openLists(context, campaign, preset);
  const rows = lists.reduce((sum, l) => sum + l.list.people.length, 0);
  const [leftOutSinceLock, notForPreset] = [lists.reduce((sum, l) => sum + l.list.leftOut, 0), lists.reduce((sum, l) => sum + l.list.notForPreset, 0)];
  if (rows === 0) throw new AppError('empty_audience', { leftOutSinceLock, notForPreset });
  const parts: Part[] = [];
  for (const { list, name } of lists) {
    const pieces = chunks(list.people, splitAt ?? Infinity);
    for (const [i, people] of pieces.entries()) {
      checkCancelled();
      progress({ step: 'write', done: parts.reduce((sum, p) => sum + p.people.length, 0), total: rows });
      const bytes = await gather(listContents(list, campaign, people));
      const { type } = list.preset.file;
      parts.push({ name: `${name}${pieces.length > 1 ? `-${i + 1}` : ''}.${type === 'lines' ? 'txt' : type}`, people, bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
  }
  const files: ZipFile[] = [...parts.map((p): ZipFile => ({ name: p.name, content: () => [p.bytes] })), ...papers(context, campaign, parts, talkSheetId)];
  const { sha256 } = await writeWhole(context.file(to).path, writeZip(files, new Date(now)));
  for (const { name, people, sha256: hash } of parts) registerList(context, campaign, { preset, people, sha256: hash, fileName: name });
  return { files: files.length, rows, sha256, leftOutSinceLock, notForPreset };
}

/** Of the campaign's own text beside its variants. */
const ownName = ({ dealtBy, variants }: LockedCampaign, w: { rest: string; original: string }): string => (dealtBy === 'lot' && variants.length > 0 ? w.original : w.rest);

/** A tool that is told one text gets a list of each variant's people. */
function openLists({ db }: TaskContext, campaign: LockedCampaign, preset: string): { list: ContactList; name: string }[] {
  const w = packWords[languageOf(db)];
  const own = ownName(campaign, w);
  const each = campaign.variants.length > 0;
  if (!each) return [{ list: openList(db, campaign, { preset }), name: w.list }];
  return [...campaign.variants.map((v) => v.position), 0]
    .map((position) => ({ list: openList(db, campaign, { preset, variant: position }), name: `${w.list}-${position === 0 ? own : w.variant(position)}` }))
    .filter(({ list }) => list.people.length > 0);
}

/** What is read and not sent: words, goods, costs, the checklist, and a page that says it all. No person stands in them. */
function papers(context: TaskContext, campaign: LockedCampaign, parts: readonly Part[], talkSheetId: number | null): ZipFile[] {
  const { db } = context;
  const language = languageOf(db);
  const w = packWords[language];
  const plan = readPlan(campaign.campaignId, context);
  const money = (minor: number | null) => (minor === null ? '' : (minor / minorPerUnit(campaign.currency)).toFixed(Math.log10(minorPerUnit(campaign.currency))));
  const checks = db.all<{ item: keyof typeof w.check; state: 'ticked' | 'waived'; reason: string }>('SELECT item, state, reason FROM campaign_checks WHERE campaign_id = :id ORDER BY at', { id: campaign.campaignId });
  const table = (name: string, columns: FileColumn[], cells: string[][]): ZipFile[] => (cells.length === 0 ? [] : [{ name: `${name}.csv`, content: () => writeCsv(columns, cells, { bom: true }) }]);
  const column = (header: string, kind: FileColumn['kind'] = 'text'): FileColumn => ({ header, kind });
  const texts = [...campaign.variants.map((v) => ({ ...v, subject: v.subject.trim() === '' ? campaign.subject : v.subject })), { name: campaign.variants.length === 0 ? '' : ownName(campaign, w), text: campaign.text, subject: campaign.subject }];
  const words = `${texts.map(({ name, text, subject }) => [...(name === '' ? [] : [`【${name}】`]), ...(campaign.channel === 'email' && subject.trim() !== '' ? [`${w.subject}${subject}`] : []), text].join('\r\n')).join('\r\n\r\n')}\r\n`;
  return [
    {
      name: `${w.brief}.html`,
      content: () => [
        campaignBriefHtml(
          {
            name: campaign.name,
            window: `${campaign.sendDay} – ${addDays(campaign.sendDay, campaign.windowDays)}`,
            treated: campaign.treated ?? 0,
            heldOut: campaign.heldOut ?? 0,
            brief: plan.brief,
            offers: plan.offers.map((o) => ({ who: o.position === 0 ? ownName(campaign, w) : (campaign.variants[o.position - 1]?.name ?? ''), offer: o.offer })),
            budget: plan.budget.budgetMinor === null ? null : `${money(plan.budget.budgetMinor)} ${campaign.currency}`,
            expected: `${money(plan.budget.expectedMinor)} ${campaign.currency}`,
            files: parts.map((p) => ({ name: p.name, rows: p.people.length, sha256: p.sha256 })),
          },
          language,
        ),
      ],
    },
    { name: `${w.copy}.txt`, content: () => [`\uFEFF${words}`] },
    ...(talkSheetId === null ? [] : [{ name: `${w.talk}.html`, content: () => [talkSheetHtml(getTalkSheet(db, talkSheetId), language)] }]),
    ...table(w.goods, [column(w.item), column(w.listPrice, 'number'), column(w.promoPrice, 'number'), column(w.limit, 'number'), column(w.stock, 'number')], plan.items.map((i) => [i.title, money(i.listMinor), money(i.promoMinor), String(i.limitEach ?? ''), String(i.stock ?? '')])),
    ...table(w.costs, [column(w.kind), column(w.planned, 'number'), column(w.committed, 'number'), column(w.actual, 'number')], plan.budget.sums.map((s) => [w.cost[s.kind], money(s.planned), money(s.committed), money(s.actual)])),
    ...table(w.checks, [column(w.question), column(w.answer), column(w.reason)], checks.map((c) => [w.check[c.item], w[c.state], c.reason])),
  ];
}

const languageOf = (db: TaskContext['db']): 'zh-CN' | 'en' => (readSettings(db).language === 'en' ? 'en' : 'zh-CN');

function chunks<T>(all: readonly T[], size: number): (readonly T[])[] {
  if (all.length <= size) return [all];
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

async function gather(content: AsyncIterable<Uint8Array> | Iterable<string>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece);
  return Buffer.concat(pieces);
}
