import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/lifecycle-predict.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Each method's forecast of the last period beside what came, and the used one's of earlier periods. */
export function ForecastAccuracy({ told, calibration }: { told: Prediction; calibration: NonNullable<Prediction['calibration']> }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const off = (expected: number, actual: number) => (actual === 0 ? '–' : `${format.signedCount((100 * (expected - actual)) / actual)} %`);
  const number = (x: number) => x.toPrecision(4);
  const details = (
    <>
      <p>{t('define.predict')}</p>
      {told.fits.map(({ model, params, logLikelihood }) => (
        <p key={model}>{t('predict.params', { method: t(`predict.method.${model}`), r: number(params.r), alpha: number(params.alpha), a: number(params.a), b: number(params.b), likelihood: logLikelihood.toFixed(2) })}</p>
      ))}
      <p>{told.spend ? t('predict.spend', { p: number(told.spend.p), q: number(told.spend.q), v: number(told.spend.v), count: told.spend.customers, correlation: told.spend.correlation?.toFixed(2) ?? '–' }) : t('predict.noSpend')}</p>
    </>
  );
  return (
    <Panel title={t('predict.accuracy')} extra={<Definition label={common('definition')} text={details} n={common('nOf', { n: format.count(told.enough.customers) })} />}>
      <p className="soft">{t('predict.accuracyText', { from: format.day(calibration.from), to: format.day(calibration.to) })}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('predict.name')}</th>
            <th className="is-number">{t('predict.expected')}</th>
            <th className="is-number">{t('predict.actual')}</th>
            <th className="is-number">{t('predict.off')}</th>
            <th className="is-number">{t('predict.brier')}</th>
          </tr>
        </thead>
        <tbody>
          {calibration.methods.map(({ method, expected, actual, brier }) => (
            <tr key={method}>
              <td>
                {t(`predict.method.${method}`)} {method === told.model && <Tag color="green">{t('predict.used')}</Tag>}
              </td>
              <td className="is-number">{format.count(Math.round(expected))}</td>
              <td className="is-number">{format.count(actual)}</td>
              <td className="is-number">{off(expected, actual)}</td>
              <td className="is-number">{brier.toFixed(4)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {told.past.length > 1 && (
        <>
          <h3>{t('predict.past')}</h3>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('predict.period')}</th>
                <th className="is-number">{t('predict.expected')}</th>
                <th className="is-number">{t('predict.actual')}</th>
                <th className="is-number">{t('predict.off')}</th>
              </tr>
            </thead>
            <tbody>
              {told.past.map(({ from, to, expected, actual }) => (
                <tr key={from}>
                  <td>
                    {format.day(from)} – {format.day(to)}
                  </td>
                  <td className="is-number">{format.count(Math.round(expected))}</td>
                  <td className="is-number">{format.count(actual)}</td>
                  <td className="is-number">{off(expected, actual)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}
