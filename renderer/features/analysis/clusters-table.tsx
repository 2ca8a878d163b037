import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Cluster, Clusters } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { KeepClusters } from './keep-clusters.tsx';
import type { PeopleListed } from '../../lib/listed-people.tsx';

const traits = ['lastDays', 'purchaseDays', 'net', 'interval'] as const;

/** The clusters in plain words, with the figures that the words are about. */
export function ClustersTable({ told, onAsk }: { told: Clusters; onAsk: (listed: PeopleListed) => void }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const name = useClusterName(told);
  const figure = (value: number | null, unit: 'days' | 'times') => (value === null ? '–' : t(`clusters.${unit}`, { value: format.decimal(value) }));
  return (
    <Panel title={t('clusters.title')} extra={
        <>
          <KeepClusters layers={told.clusters.map((cluster, i) => ({ name: name(cluster, i), customerIds: cluster.customerIds }))} />
          <Definition label={common('definition')} text={t('define.clusters')} n={common('nOf', { n: format.count(told.customers) })} />
        </>
      }>
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('clusters.cluster')}</th>
              <th className="is-number">{t('bands.people')}</th>
              <th className="is-number">{t('clusters.share')}</th>
              <th className="is-number">{t('clusters.netShare')}</th>
              <th className="is-number">{t('clusters.trait.lastDays')}</th>
              <th className="is-number">{t('clusters.trait.purchaseDays')}</th>
              <th className="is-number">{t('clusters.trait.net')}</th>
              <th className="is-number">{t('clusters.trait.interval')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {told.clusters.map((cluster, i) => (
              <tr key={i}>
                <td>
                  <strong>{name(cluster, i)}</strong>
                </td>
                <td className="is-number">{format.count(cluster.customerIds.length)}</td>
                <td className="is-number">{format.share(cluster.customerIds.length / told.customers)}</td>
                <td className="is-number">{format.share(told.netMinor === 0 ? null : cluster.netMinor / told.netMinor)}</td>
                <td className="is-number">{figure(cluster.medians.lastDays, 'days')}</td>
                <td className="is-number">{figure(cluster.medians.purchaseDays, 'times')}</td>
                <td className="is-number">{format.money(cluster.medians.net === null ? null : Math.round(cluster.medians.net), told.currency)}</td>
                <td className="is-number">{figure(cluster.medians.interval, 'days')}</td>
                <td className="is-number">
                  <Button type="link" size="small" aria-label={t('people.seeOf', { band: name(cluster, i) })} onClick={() => onAsk({ title: name(cluster, i), customerIds: cluster.customerIds })}>
                    {t('people.see')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="chart-note soft">{t('clusters.note')}</p>
    </Panel>
  );
}

/** By what sets them apart; two of the same words are numbered. */
function useClusterName({ clusters }: Clusters): (cluster: Cluster, at: number) => string {
  const { t } = useTranslation('analysis');
  const words = ({ levels }: Cluster): string => {
    const said = traits.flatMap((trait) => {
      const level = levels[trait];
      return level === null || level === 'middle' ? [] : [t(`clusters.level.${trait}.${level}`)];
    });
    return said.length === 0 ? t('clusters.ordinary') : said.reduce((left, right) => t('clusters.join', { left, right }));
  };
  const all = clusters.map(words);
  return (cluster, at) => {
    const own = words(cluster);
    const same = all.filter((other) => other === own).length;
    return same === 1 ? own : t('clusters.numbered', { name: own, n: all.slice(0, at + 1).filter((other) => other === own).length });
  };
}
