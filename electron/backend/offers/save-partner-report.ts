import { writeXlsx } from 'hucre/xlsx';
import { createInstance } from 'i18next';
import enOffers from '../../../shared/locales/en/offers.json' with { type: 'json' };
import zhOffers from '../../../shared/locales/zh-CN/offers.json' with { type: 'json' };
import type { Output, Parsed } from '../../../shared/contract/endpoint.ts';
import type { offers } from '../../../shared/contract/offers.ts';
import type { PartnerReport, PartnerReportRow, Sold, Told, ToldRate } from '../../../shared/contract/offers-partners.ts';
import { minorPerUnit } from '../../../shared/lib/money.ts';
import { snapshot } from '../db/remember.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { TaskContext } from '../serve.ts';
import { readSettings } from '../settings/read-settings.ts';
import { reportPartner } from './partner-report.ts';

type Cell = string | number | null;
type Words = (key: string, values?: Record<string, unknown>) => string;

/**
 * What the screen shows of it, as a workbook for the supplier. Text is typed as text, never a formula. Of how many orders
 * the refund rate is isn't in it: less the orders kept, it would say how many came back whole, which may be one.
 */
export async function savePartnerReport({ to, ...asked }: Parsed<typeof offers.savePartnerReport>, { db, file }: TaskContext): Promise<Output<typeof offers.savePartnerReport>> {
  const t = await loadWords(readSettings(db).language === 'en' ? 'en' : 'zh-CN');
  return writeWhole(file(to).path, [await workbookOf(snapshot(db, () => reportPartner(db, asked)), asked.withMoney, t)]);
}

async function loadWords(language: 'zh-CN' | 'en'): Promise<Words> {
  const i18n = createInstance();
  await i18n.init({ lng: language, ns: ['offers'], defaultNS: 'offers', interpolation: { escapeValue: false }, resources: { [language]: { offers: language === 'en' ? enOffers : zhOffers } } });
  return (key, values) => (i18n.t as unknown as Words)(`partner.report.${key}`, values);
}

const few = '<5';
const count = (sold: Told<Sold>, what: 'people' | 'orders' | 'pieces'): Cell => (sold === 'few' ? few : sold[what]);
const percent = (told: ToldRate): Cell => (told === null ? null : told === 'few' ? few : Math.round(told.share * 1000) / 10);
const base = (told: ToldRate): Cell => (told === null ? null : told === 'few' ? few : told.n);

async function workbookOf({ partner, fromDay, toDay, rows }: PartnerReport, withMoney: boolean, t: Words): Promise<Uint8Array> {
  const money = (sold: Told<Sold>): Cell[] => (!withMoney ? [] : sold === 'few' ? [few, few] : [sold.netMinor === null ? null : sold.netMinor / minorPerUnit(sold.currency ?? 'CNY'), sold.currency]);
  const soldCells = (sold: Told<Sold>): Cell[] => [count(sold, 'pieces'), count(sold, 'orders'), count(sold, 'people'), ...money(sold)];
  const soldHead = [t('pieces'), t('orders'), t('people'), ...(withMoney ? [t('net'), t('currency')] : [])];
  const of = (row: PartnerReportRow): Cell[] => [row.title, row.shop];
  const sheet = (name: string, head: string[], cells: Cell[][]) => ({ name, columns: head.map((_, i) => ({ width: i === 0 ? 40 : 16 })), rows: [head, ...cells] });
  return writeXlsx({
    sheets: [
      { name: t('sheet.about'), columns: [{ width: 100 }], rows: [[t('titleOf', { partner })], [t('span', { from: fromDay, to: toDay })], [t('private')], [t('define.sold')], ...(withMoney ? [[t('define.net')]] : []), [t('define.again')], [t('define.refund')], [t('define.baskets')]] },
      sheet(t('sheet.products'), [t('product'), t('shop'), ...soldHead, t('againPercent'), t('againOf'), t('refundPercent')], rows.map((row) => [...of(row), ...soldCells(row.sold), percent(row.again), base(row.again), percent(row.refund)])),
      sheet(t('sheet.skus'), [t('product'), t('shop'), t('sku'), ...soldHead], rows.flatMap((row) => row.skus.map(({ sku, sold }) => [...of(row), sku, ...soldCells(sold)]))),
      sheet(t('sheet.baskets'), [t('product'), t('shop'), t('with'), t('together')], rows.flatMap((row) => row.baskets.map(({ title, orders }) => [...of(row), title, orders]))),
    ],
  });
}
