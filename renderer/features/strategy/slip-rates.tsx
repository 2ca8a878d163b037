import { useTranslation } from 'react-i18next';
import type { SlipRate } from '../../../shared/contract/playbook.ts';
import { useFormat } from '../../lib/format.ts';
import { Panel } from '../../ui/panel.tsx';

/** Where people slip clearly more often than in the whole shop. */
export function SlipRates({ title, rates, least }: { title: string; rates: SlipRate[]; least: number }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  return (
    <Panel title={title}>
      {rates.length === 0 ? (
        <p className="chart-note soft">{t('churn.noneClear', { least })}</p>
      ) : (
        <dl className="plain-pairs">
          {rates.map((rate) => (
            <div key={rate.productId ?? rate.name}>
              <dt>{rate.name}</dt>
              <dd className="number">
                {format.share(rate.share)} <small className="soft">{t('churn.ofCould', { slipped: rate.slipped, could: rate.could })}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
