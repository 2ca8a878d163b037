import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { layerRule } from '../../../shared/domain/layers.ts';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { SaveRule } from '../../lib/save-rule.tsx';
import { go } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

/** Each layer's people, money and reach, and the check that everyone is in exactly one. */
export function LayerCounts({ rules, names }: { rules: RuleGroup[]; names: string[] }) {
  const { t } = useTranslation(['segments', 'common']);
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const counts = useQuery(api.segments.countLayers, { rules, ...(shop === null ? {} : { shop }) });
  const [asked, ask] = useState<number | null>(null);
  const [naming, setNaming] = useState<number | null>(null);
  const found = counts.data;
  if (!found) return <Panel title={t('layer.counts')}>{counts.error ? <Failure error={counts.error} /> : <Skeleton active />}</Panel>;
  const sum = found.layers.reduce((total, layer) => total + layer.people, 0);
  // While the rules are being changed the figures are still those of before.
  const rows = found.layers.slice(0, names.length);
  return (
    <Panel title={t('layer.counts')}>
      <Failure error={counts.error} />
      <p role="status">{t(sum === found.of ? 'layer.covered' : 'layer.notCovered', { of: format.count(found.of), sum: format.count(sum), day: format.day(found.asOf) })}</p>
      <div className="compare-bar" aria-hidden>
        {rows.map((layer, i) => layer.people > 0 && <span key={names[i]} className={`layer-${Math.min(i, 5)}`} style={{ flexGrow: layer.people }} title={names[i]} />)}
      </div>
      <div className="wide-table">
        <table className="plain-table" aria-label={t('layer.counts')}>
          <thead>
            <tr>
              <th>{t('layer.layer')}</th>
              <th className="is-number">{t('layer.people')}</th>
              <th className="is-number">{t('layer.share')}</th>
              <th className="is-number" title={t('layer.fulfilWhy')}>
                {t('layer.fulfil')}
              </th>
              <th className="is-number">{t('column.netTotal')}</th>
              <th className="is-number">{t('layer.reachable')}</th>
              <th>{t('column.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((layer, place) => (
              <tr key={names[place]}>
                <td>
                  <span className={`compare-mark layer-mark layer-${Math.min(place, 5)}`} aria-hidden /> {names[place]}
                </td>
                <td className="is-number">
                  <Button type="link" size="small" disabled={layer.people === 0} onClick={() => ask(place)}>
                    {format.count(layer.people)}
                  </Button>
                </td>
                <td className="is-number">{format.share(found.of === 0 ? null : layer.people / found.of)}</td>
                <td className="is-number">{format.count(layer.fulfil)}</td>
                <td className="is-number">{format.money(layer.netMinor, found.currency)}</td>
                <td className="is-number">{format.count(layer.reachableSms)}</td>
                <td>
                  <Button size="small" disabled={layer.people === 0} onClick={() => setNaming(place)}>
                    {t('layer.save')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked !== null && <RulePeople rule={layerRule(rules, asked)} title={names[asked]} onClose={() => ask(null)} />}
      {naming !== null && (
        <SaveRule
          rule={layerRule(rules, naming)}
          title={t('layer.saveTitle')}
          label={t('column.name')}
          initial={names[naming] ?? ''}
          okText={t('common:save')}
          onSaved={({ segmentId }) => go('customers', 'segments', segmentId)}
          onCancel={() => setNaming(null)}
        />
      )}
    </Panel>
  );
}
