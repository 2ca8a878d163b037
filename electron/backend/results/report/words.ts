import { createInstance } from 'i18next';
import enCampaigns from '../../../../shared/locales/en/campaigns.json' with { type: 'json' };
import enCommon from '../../../../shared/locales/en/common.json' with { type: 'json' };
import enResults from '../../../../shared/locales/en/results.json' with { type: 'json' };
import zhCampaigns from '../../../../shared/locales/zh-CN/campaigns.json' with { type: 'json' };
import zhCommon from '../../../../shared/locales/zh-CN/common.json' with { type: 'json' };
import zhResults from '../../../../shared/locales/zh-CN/results.json' with { type: 'json' };
import { formatMoney, minorPerUnit } from '../../../../shared/lib/money.ts';
import type { ReportCell } from './report.ts';

/** The words of the screens, and figures as cells: what is read, and the number behind it. */
export interface ReportWords {
  language: 'zh-CN' | 'en';
  /** `campaigns:results.spent` */
  t: (key: string, values?: Record<string, unknown>) => string;
  count: (n: number | null) => ReportCell;
  share: (x: number | null) => ReportCell;
  points: (x: number | null) => ReportCell;
  decimal: (x: number | null) => ReportCell;
  money: (minor: number | null, currency: string) => ReportCell;
}

const NONE: ReportCell = { text: '–', value: null };

export async function loadReportWords(language: 'zh-CN' | 'en'): Promise<ReportWords> {
  const i18n = createInstance();
  const common = language === 'en' ? enCommon : zhCommon;
  const resources = language === 'en' ? { campaigns: enCampaigns, results: enResults, common } : { campaigns: zhCampaigns, results: zhResults, common };
  await i18n.init({ lng: language, ns: ['campaigns', 'results', 'common'], defaultNS: 'common', interpolation: { escapeValue: false }, resources: { [language]: resources } });
  const cell = (format: Intl.NumberFormat, numFmt: string, scale = 1) => (x: number | null): ReportCell => (x === null ? NONE : { text: format.format(x * scale), value: x, numFmt });
  return {
    language,
    t: (key, values) => (i18n.t as unknown as ReportWords['t'])(key, values),
    count: cell(new Intl.NumberFormat(language, { maximumFractionDigits: 0 }), '#,##0'),
    share: cell(new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }), '0.0%'),
    points: cell(new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }), '+0.0%;-0.0%;0.0%', 100),
    decimal: cell(new Intl.NumberFormat(language, { maximumFractionDigits: 1 }), '#,##0.0'),
    money: (minor, currency) => (minor === null ? NONE : { text: formatMoney(Math.round(minor), currency, language), value: Math.round(minor) / minorPerUnit(currency), numFmt: minorPerUnit(currency) === 1 ? '#,##0' : '#,##0.00' }),
  };
}
