import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Bands } from '../../../shared/contract/analysis.ts';
import { useFormat } from '../../lib/format.ts';
import { useFieldNames } from '../../lib/own-fields.ts';
import { Panel } from '../../ui/panel.tsx';
import { useAnalysisView } from './analysis-store.ts';
import { useAttributeWords } from './attribute-words.ts';
import { BandingActions } from './banding-actions.tsx';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';

/** The bands: what each is called, whom it holds, and those of whom nothing is known apart. */
export function BandsTable({ bands, onAsk }: { bands: Bands; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const words = useAttributeWords(bands.currency);
  const name = useFieldNames()(bands.field);
  const { names, cut } = useAnalysisView();
  const rows = bands.bands.map((band, i) => ({ ...band, bounds: words.band(bands, band, bands.step), name: names[i] ?? '' }));
  const rename = (at: number, next: string) => cut({ names: rows.map((row, i) => (i === at ? next : row.name)) });
  return (
    <Panel title={t('bands.title')} extra={<BandingActions bands={bands} />}>
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('bands.name')}</th>
              <th>{t('bands.bounds')}</th>
              <th className="is-number">{t('bands.people')}</th>
              <th className="is-number">{t('bands.share')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                <td>
                  <Input size="small" className="band-name" value={row.name} maxLength={30} placeholder={row.bounds} aria-label={t('bands.nameOf', { band: row.bounds })} onChange={(e) => rename(i, e.target.value)} />
                </td>
                <td>{row.bounds}</td>
                <td className="is-number">{format.count(row.customers)}</td>
                <td className="is-number">{format.share(bands.of === 0 ? null : row.customers / bands.of)}</td>
                <td className="is-number">
                  <Button type="link" size="small" aria-label={t('people.seeOf', { band: row.bounds })} onClick={() => onAsk({ title: row.name || t('people.title', { name, band: row.bounds }), rule: row.rule })}>
                    {t('people.see')}
                  </Button>
                </td>
              </tr>
            ))}
            {bands.of > bands.known && (
              <tr className="soft">
                <td>{t('bands.unknown')}</td>
                <td>{t(`bands.why.${bands.type === 'money' ? 'money' : 'other'}`)}</td>
                <td className="is-number">{format.count(bands.of - bands.known)}</td>
                <td className="is-number">{format.share((bands.of - bands.known) / bands.of)}</td>
                <td className="is-number">
                  <Button type="link" size="small" aria-label={t('people.seeOf', { band: t('bands.unknown') })} onClick={() => onAsk({ title: t('people.title', { name, band: t('bands.unknown') }), rule: bands.unknownRule })}>
                    {t('people.see')}
                  </Button>
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
