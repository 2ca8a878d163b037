import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { go } from '../../lib/route.ts';

const choices = ['each', 'together', 'tests', 'price', 'plan', 'trials', 'scores'] as const;
export type ResultsView = (typeof choices)[number];

/** One by one, all together, what is tried on a few first, how deep a discount paid, the sales plan, the ledger of trials, and the shop's scores. */
export function ResultsChoice({ value }: { value: ResultsView }) {
  const { t } = useTranslation('results');
  return <Segmented<ResultsView> aria-label={t('choice.label')} value={value} options={choices.map((v) => ({ value: v, label: t(`choice.${v}`) }))} onChange={(next) => go('results', 'campaign', ...(next === 'each' ? [] : [next]))} />;
}
