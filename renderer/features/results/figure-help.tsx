import { useTranslation } from 'react-i18next';
import type { CampaignResults } from '../../../shared/contract/campaigns.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';

export type FigureKey = 'treated' | 'heldOut' | 'buyersTreated' | 'buyersHeldOut' | 'ordersTreated' | 'netTreated' | 'credited' | 'sent' | 'delivered' | 'failed' | 'replied' | 'optedOut' | 'cost' | 'netGain' | 'rate' | 'byDay';
/** Figures that are worked out from another's: whose n and SQL stand behind them. */
const basedOn: Partial<Record<FigureKey, string>> = { cost: 'sent', netGain: 'netTreated', rate: 'buyersTreated', byDay: 'buyersTreated' };
const inMoney = new Set(['netTreated', 'netGain']);

/** The "?" of a figure of the results: what it means, its n, and the SQL behind it. */
export function FigureHelp({ figure, results }: { figure: FigureKey; results: CampaignResults }) {
  const { t } = useTranslation(['campaigns', 'common']);
  const format = useFormat();
  const found = results.definitions.find((d) => d.key === (basedOn[figure] ?? figure));
  const n = found === undefined ? undefined : inMoney.has(figure) ? format.money(found.n, results.currency) : t('common:nOf', { n: format.count(found.n) });
  return <Definition label={t('common:definition')} text={t(`definition.${figure}`)} {...(n === undefined ? {} : { n })} sql={found?.sql} />;
}
