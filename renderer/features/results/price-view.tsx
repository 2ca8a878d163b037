import { InputNumber, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PriceWhatIf } from '../../../shared/contract/results-price.ts';
import { FEWEST_HELD_OUT, FEWEST_TREATED, type DepthBand } from '../../../shared/domain/discount-response.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';

/** How deep a discount has paid, by the shop's own campaigns. */
export function PriceView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('results');
  const [percent, setPercent] = useState(40);
  const margin = useDebounced(percent, 300);
  const { data, error } = useQuery(api.results.priceWhatIf, { marginShare: margin / 100 });
  return (
    <Page title={t('price.title')} sentence={t('price.sentence')} filters={choice}>
      <Failure error={error} />
      <Panel title={t('price.margin')}>
        <div className="control-form allocate-form">
          <InputNumber<number> aria-label={t('price.margin')} min={1} max={99} precision={0} suffix="%" value={percent} onChange={(n) => n !== null && setPercent(n)} />
          <span className="soft">{t('price.marginNote')}</span>
        </div>
      </Panel>
      {!data && !error && <Skeleton active />}
      {data && <Depths told={data} />}
      {data && data.coupons.length > 0 && <Coupons coupons={data.coupons} />}
    </Page>
  );
}

function Depths({ told: { bands, verdict, suggested, currency, leftOut } }: { told: PriceWhatIf }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const money = (minor: number) => format.money(Math.round(minor), currency);
  const name = (band: Pick<DepthBand, 'from' | 'to'>) => (band.to === null ? t('price.above', { from: format.share(band.from) }) : t('price.band', { from: format.share(band.from), to: format.share(band.to) }));
  const chosen = bands.find((b) => b.from === suggested);
  return (
    <>
      <p className={`verdict${verdict === 'proven' ? ' is-more' : ''}`} role="status">
        {verdict === 'refused' ? t('price.refused', { treated: FEWEST_TREATED, heldOut: FEWEST_HELD_OUT, have: bands.filter((b) => b.enough).length }) : t(`price.${verdict}`, { band: chosen ? name(chosen) : '' })}
      </p>
      {bands.length > 0 && (
        <Panel title={t('price.depths')} extra={<Definition label={common('definition')} text={t('price.define')} n={common('nOf', { n: format.count(bands.reduce((n, b) => n + b.treated + b.heldOut, 0)) })} />}>
          <table className="plain-table effect-table" aria-label={t('price.depths')}>
            <thead>
              <tr>
                <th>{t('price.depth')}</th>
                <th className="is-number">{t('together.column.campaigns')}</th>
                <th className="is-number">{t('together.column.treated')}</th>
                <th className="is-number">{t('price.heldOut')}</th>
                <th className="is-number">{t('price.added')}</th>
                <th className="is-number">{t('price.profit')}</th>
              </tr>
            </thead>
            <tbody>
              {bands.map((b) => (
                <tr key={b.from} className={b.enough ? '' : 'is-few'}>
                  <th scope="row">{name(b)}</th>
                  <td className="is-number">{format.count(b.campaigns)}</td>
                  <td className="is-number">{format.count(b.treated)}</td>
                  <td className="is-number">{format.count(b.heldOut)}</td>
                  <td className="is-number">{t('range', { value: format.decimal(b.addedBuyers.value), low: format.decimal(b.addedBuyers.low), high: format.decimal(b.addedBuyers.high) })}</td>
                  <td className="is-number">{t('moneyRange', { value: money(b.profitMinor.value), low: money(b.profitMinor.low), high: money(b.profitMinor.high) })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      {leftOut > 0 && <p className="soft">{t('price.leftOut', { count: leftOut })}</p>}
    </>
  );
}

function Coupons({ coupons }: { coupons: PriceWhatIf['coupons'] }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (
    <Panel title={t('price.coupons')}>
      <p className="soft">{t('price.couponNote')}</p>
      <table className="plain-table effect-table" aria-label={t('price.coupons')}>
        <thead>
          <tr>
            <th>{t('price.batch')}</th>
            <th className="is-number">{t('price.given')}</th>
            <th className="is-number">{t('price.used')}</th>
            <th className="is-number">{t('price.useRate')}</th>
          </tr>
        </thead>
        <tbody>
          {coupons.map((c) => (
            <tr key={c.batchId}>
              <th scope="row">
                {c.name} <small>{t('price.worth', { value: format.money(c.valueMinor, c.currency), threshold: format.money(c.thresholdMinor, c.currency) })}</small>
              </th>
              <td className="is-number">{format.count(c.given)}</td>
              <td className="is-number">{format.count(c.used)}</td>
              <td className="is-number">{t('range', { value: format.share(c.rate.value), low: format.share(c.rate.low), high: format.share(c.rate.high) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
