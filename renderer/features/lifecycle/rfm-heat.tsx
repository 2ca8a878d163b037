import { useTranslation } from 'react-i18next';
import type { Rfm } from '../../../shared/contract/lifecycle.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useRfmDefinition } from './rfm-words.ts';

const downTo1 = (most: number) => Array.from({ length: most }, (_, i) => most - i);

/** People by the scores of R and F, the darker the more. */
export function RfmHeat({ rfm }: { rfm: Rfm }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const define = useRfmDefinition();
  const people = new Map(rfm.cells.map((c) => [`${c.r}/${c.f}`, c.customers]));
  const most = Math.max(1, ...people.values());
  return (
    <Panel title={t('rfm.heat')} extra={<Definition label={common('definition')} text={define(rfm.windows)} n={common('nOf', { n: format.count(rfm.customers) })} sql={rfm.sql} />}>
      <table className="rfm-heat">
        <thead>
          <tr>
            <td />
            {downTo1(rfm.most.f).reverse().map((score) => (
              <th key={score}>{t('rfm.heatF', { score })}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {downTo1(rfm.most.r).map((r) => (
            <tr key={r}>
              <th>{t('rfm.heatR', { score: r })}</th>
              {downTo1(rfm.most.f).reverse().map((f) => {
                const n = people.get(`${r}/${f}`) ?? 0;
                return (
                  <td key={f} style={{ background: `color-mix(in srgb, var(--brand) ${n === 0 ? 0 : Math.round(6 + 34 * Math.sqrt(n / most))}%, var(--paper))` }}>
                    {n === 0 ? '–' : format.count(n)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="chart-note soft">{t('rfm.heatNote')}</p>
    </Panel>
  );
}
