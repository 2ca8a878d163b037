import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** Who answered, channel by channel, over all that was ever done. */
export function AnswersPanel() {
  const { t } = useTranslation(['results', 'outreach', 'common']);
  const format = useFormat();
  const { data, error } = useQuery(api.results.answers, {});
  if (error) return <Failure error={error} />;
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('answers.title')} extra={<Definition label={t('common:definition')} text={t('answers.define')} n={t('common:nOf', { n: format.count(data.reduce((sum, r) => sum + r.reached, 0)) })} />}>
      <table className="plain-table effect-table">
        <thead>
          <tr>
            {(['channel', 'source', 'reached', 'answered', 'rate'] as const).map((key, i) => (
              <th key={key} className={i < 2 ? '' : 'number'}>
                {t(`answers.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.map((r) => (
            <tr key={`${r.channel} ${r.source}`}>
              <th scope="row">{t(`outreach:channel.${r.channel}`)}</th>
              <td>{t(`answers.source.${r.source}`)}</td>
              <td className="number">{format.count(r.reached)}</td>
              <td className="number">{format.count(r.answered)}</td>
              <td className="number">{t('range', { value: format.share(r.rate), low: format.share(r.low), high: format.share(r.high) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
