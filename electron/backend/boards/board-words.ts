import enBoards from '../../../shared/locales/en/boards.json' with { type: 'json' };
import enCampaigns from '../../../shared/locales/en/campaigns.json' with { type: 'json' };
import enCommon from '../../../shared/locales/en/common.json' with { type: 'json' };
import enCustomers from '../../../shared/locales/en/customers.json' with { type: 'json' };
import enService from '../../../shared/locales/en/service.json' with { type: 'json' };
import zhBoards from '../../../shared/locales/zh-CN/boards.json' with { type: 'json' };
import zhCampaigns from '../../../shared/locales/zh-CN/campaigns.json' with { type: 'json' };
import zhCommon from '../../../shared/locales/zh-CN/common.json' with { type: 'json' };
import zhCustomers from '../../../shared/locales/zh-CN/customers.json' with { type: 'json' };
import zhService from '../../../shared/locales/zh-CN/service.json' with { type: 'json' };
import type { HandedOut } from '../../../shared/contract/boards.ts';
import type { BoardColumn, BoardTopic, Cell } from '../../../shared/domain/board-columns.ts';
import { formatMoney, minorPerUnit } from '../../../shared/lib/money.ts';

type Words = Record<string, string | undefined>;
const locales = {
  'zh-CN': { boards: zhBoards, campaigns: zhCampaigns, common: zhCommon, customers: zhCustomers, service: zhService },
  en: { boards: enBoards, campaigns: enCampaigns, common: enCommon, customers: enCustomers, service: enService },
};

/** The words of a board's columns and cells, as the screen has them; in a sheet amounts are bare numbers. */
export function boardWords(topic: BoardTopic, language: 'zh-CN' | 'en') {
  const words = locales[language].boards;
  const columns: Words = words.column[topic];
  const money = (minor: number, currency: string, form: 'sheet' | 'page') => (form === 'page' ? formatMoney(minor, currency, language) : String(minor / minorPerUnit(currency)));
  const note = (rows: number, { optedOut, heldOut }: HandedOut['leftOut']) =>
    [words.handout.rows, ...(optedOut > 0 ? [words.handout.optedOut] : []), ...(heldOut > 0 ? [words.handout.heldOut] : [])].map((text) => fill(text, { rows, optedOut, heldOut })).join(language === 'en' ? ' ' : '');
  return {
    topic: words.topic[topic],
    title: (id: string) => columns[id] ?? id,
    text: (column: BoardColumn, cell: Cell, currency: string, form: 'sheet' | 'page'): string => {
      if (cell === null) return '';
      if (column === 'money') return money(Number(cell), currency, form);
      if (column === 'phone') return String(cell).replace(/^\+86(?=1\d{10}$)/, '');
      return typeof column === 'object' ? choiceWord(language, column.words, String(cell)) : String(cell);
    },
    note,
  };
}

/** `service:kind` and `question` → 咨询 */
function choiceWord(language: 'zh-CN' | 'en', key: string, choice: string): string {
  const [namespace, name] = key.split(':') as [keyof (typeof locales)['en'], string];
  return (locales[language][namespace] as unknown as Record<string, Words>)[name]?.[choice] ?? choice;
}

const fill = (text: string, values: Record<string, number>): string => text.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => String(values[name]));
