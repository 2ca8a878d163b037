import { useTranslation } from 'react-i18next';
import type { SourceStrip } from '../../../shared/contract/sources.ts';
import type zhImports from '../../../shared/locales/zh-CN/imports.json';
import { useShopName } from '../../lib/platform-name.ts';
import { Panel } from '../../ui/panel.tsx';
import { useImportWords } from './import-words.ts';

/** Month by month what each shop's files cover. A month without a file is said, not drawn as a small one. */
export function SourceStrips({ strips }: { strips: SourceStrip[] }) {
  const { t } = useTranslation('imports');
  return (
    <Panel title={t('strip.title')}>
      <div className="strips" tabIndex={0} role="region" aria-label={t('strip.title')}>
        {strips.map((strip) => (
          <Strip key={`${strip.shopId}/${strip.channel}`} strip={strip} />
        ))}
      </div>
      <p className="strip-legend soft">
        <i className="is-whole" /> {t('strip.whole')} <i className="is-part" /> {t('strip.part')} <i className="is-none" /> {t('strip.none')}
      </p>
    </Panel>
  );
}

function Strip({ strip }: { strip: SourceStrip }) {
  const { t } = useTranslation('imports');
  const words = useImportWords();
  const shopName = useShopName();
  const missing = strip.months.filter(({ state }) => state === 'none').map(({ month }) => month);
  return (
    <div className="strip">
      <span className="strip-name">
        {shopName(strip.shopName, strip.platform)} <small>{t(`channel.${strip.channel as keyof (typeof zhImports)['channel']}`)}</small>
      </span>
      <ol className="strip-months" aria-label={t('strip.label', { shop: shopName(strip.shopName, strip.platform), span: words.span(strip.firstDay, strip.lastDay) })}>
        {strip.months.map(({ month, state }) => (
          <li key={month} className={`is-${state}`} title={t('strip.month', { month, state: t(`strip.${state}`) })}>
            <span className="is-hidden">{t('strip.month', { month, state: t(`strip.${state}`) })}</span>
          </li>
        ))}
      </ol>
      <span className="strip-said">
        <span className="number">{words.span(strip.firstDay, strip.lastDay)}</span>
        {strip.earlier > 0 && <small>{t('strip.earlier', { count: strip.earlier })}</small>}
        {missing.length > 0 && <small className="strip-missing">{t('strip.missing', { months: words.months(missing) })}</small>}
      </span>
    </div>
  );
}
