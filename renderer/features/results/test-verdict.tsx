import { useTranslation } from 'react-i18next';
import type { TryOut } from '../../../shared/contract/results-tests.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Who is ahead, whether that can be told, and what it would take. */
export function TestVerdict({ told: { arms, best, verdict, sizePerArm, roll }, population }: { told: TryOut; population: number | null }) {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const front = arms[best];
  if (!front) return null;
  return (
    <>
      <p className={`verdict${verdict === 'winner' ? ' is-more' : ''}`} role="status">
        {t(`tests.verdict.${verdict}`, { name: front.name, chance: format.share(front.chanceBest) })}
      </p>
      <Panel title={t('tests.compare')} extra={<Definition label={common('definition')} text={t('tests.define')} n={common('nOf', { n: format.count(arms.reduce((n, a) => n + a.people, 0)) })} />}>
        <table className="plain-table effect-table" aria-label={t('tests.compare')}>
          <thead>
            <tr>
              <th>{t('tests.name')}</th>
              <th className="is-number">{t('tests.people')}</th>
              <th className="is-number">{t('tests.hits')}</th>
              <th className="is-number">{t('tests.rate')}</th>
              <th className="is-number">{t('tests.chance')}</th>
              <th className="is-number">{t('tests.behind')}</th>
            </tr>
          </thead>
          <tbody>
            {arms.map((a, i) => (
              <tr key={i}>
                <th scope="row">{a.name}</th>
                <td className="is-number">{format.count(a.people)}</td>
                <td className="is-number">{format.count(a.hits)}</td>
                <td className="is-number">{t('range', { value: format.share(a.rate), low: format.share(a.low), high: format.share(a.high) })}</td>
                <td className="is-number">{format.share(a.chanceBest)}</td>
                <td className="is-number">{a.behind === null ? t('tests.front') : t('difference', { value: format.points(-a.behind.value), low: format.points(-a.behind.high), high: format.points(-a.behind.low) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t('tests.sizes')}>
        <p>{sizePerArm === null ? t('tests.noSize') : t('tests.size', { n: format.count(sizePerArm) })}</p>
        {arms.length === 2 && population !== null && <p>{roll === null ? t('tests.noRoll') : t('tests.roll', { each: format.count(roll.perArm), rest: format.count(roll.rest), campaigns: format.count(roll.campaigns) })}</p>}
      </Panel>
    </>
  );
}
