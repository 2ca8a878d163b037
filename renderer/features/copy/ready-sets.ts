import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../shared/contract/copy.ts';
import type { TemplatePurpose, TemplateStage } from '../../../shared/domain/template-library.ts';
import type zhSets from '../../../shared/locales/zh-CN/copy-sets.json';
import { useTextWords } from '../../lib/text-inserts.ts';
import type { CopyDraft } from './copy-drafts.ts';

type SetId = keyof (typeof zhSets)['set'];
interface Item {
  subject?: string;
  name: string;
  text: string;
}
export interface ReadyTemplate extends CopyDraft {
  key: string;
  /** Both with names of the variables in place of their code, to be read. */
  shown: { subject: string; text: string };
}
interface ReadySet {
  id: SetId;
  name: string;
  why: string;
  who: string | undefined;
  templates: ReadyTemplate[];
}

const ids: { id: SetId; purpose: TemplatePurpose; stage: TemplateStage | null }[] = [
  { id: 'welcome', purpose: 'welcome', stage: null },
  { id: 'newCustomer', purpose: 'new_customer', stage: 'exploring' },
  { id: 'oldCustomer', purpose: 'old_customer', stage: 'stable' },
  { id: 'birthday', purpose: 'birthday', stage: null },
  { id: 'newProduct', purpose: 'new_product', stage: null },
  { id: 'dormant', purpose: 'wake_up', stage: 'declining' },
];

/** An e-mail has a subject; what is said one to one goes by the buyer name. */
const channelOf = (key: string, item: Item): Channel => (item.subject !== undefined ? 'email' : key === 'chat' ? 'nick' : 'sms');

/** The sets in the language in use, with the variables put in. */
export function useReadySets(): ReadySet[] {
  const { t, i18n } = useTranslation(['copySets', 'copy']);
  const words = useTextWords();
  const names = { name: t('copy:variable.customer.name'), nick: t('copy:variable.customer.nick'), shop: t('copy:variable.shop.name'), product: t('copy:variable.customer.last_product'), tier: t('copy:variable.customer.tier'), benefits: t('copy:variable.customer.benefits'), points: t('copy:variable.customer.points'), gap: t('copy:variable.customer.tier_gap'), recommended: t('copy:variable.customer.recommended'), orders: t('copy:variable.customer.orders'), firstDays: t('copy:variable.customer.first_order_days'), lastDays: t('copy:variable.customer.last_order_days') } satisfies typeof words;
  const sets = i18n.getResourceBundle(i18n.language, 'copySets') as typeof zhSets;
  const fill = (text: string, values: Record<string, string>) => text.replace(/\{\{\s*(\w+)[^}]*\}\}/g, (_, word: string) => values[word] ?? '');
  const readable = (text: string) => fill(text, Object.fromEntries(Object.entries(names).map(([key, name]) => [key, `[${name}]`]))).replace(/\{% if .*?%\}(.*?)(?:\{% else %\}.*?)?\{% endif %\}/gs, '$1');
  return ids.map(({ id, purpose, stage }) => {
    const set: { name: string; why: string; who?: string; items: object } = sets.set[id];
    return {
      id,
      name: set.name,
      why: set.why,
      who: set.who,
      templates: (Object.entries(set.items) as [string, Item][]).map(([key, item]) => ({
        key: `${id}.${key}`,
        name: item.name,
        channel: channelOf(key, item),
        subject: fill(item.subject ?? '', words),
        text: fill(item.text, words),
        purpose,
        stage,
        tone: 'warm' as const,
        folder: set.name,
        shown: { subject: readable(item.subject ?? ''), text: readable(item.text) },
      })),
    };
  });
}
