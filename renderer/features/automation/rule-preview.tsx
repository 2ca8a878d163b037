import { Alert, Skeleton } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { useMissingWords } from './rule-words.ts';

const NAMES = 8;

/** The last 30 days as this rule would have had them. */
export function RulePreview({ trigger, channel }: Pick<AutomationRule, 'trigger' | 'channel'>) {
  const { t } = useTranslation('automation');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const { data, error } = useQuery(api.automation.preview, { trigger, channel });
  const missing = useMissingWords()(data?.missing ?? null);
  if (!data) return error ? <Failure error={error} /> : <Skeleton active paragraph={{ rows: 2 }} />;
  const most = Math.max(1, ...data.days.map((d) => d.events));
  return (
    <div className="automation-preview" role="status">
      {missing !== undefined && <Alert type="warning" showIcon title={missing} />}
      <p>
        <Trans t={t} i18nKey={data.events === 0 ? 'previewNone' : 'preview'} count={data.events} values={{ people: format.count(data.people), allowed: format.count(data.allowed) }} components={{ b: <strong /> }} />
      </p>
      {data.events > 0 && (
        <>
          <div className="automation-days" role="img" aria-label={t('previewDays', { most: format.count(most) })}>
            {data.days.map(({ day, events }) => (
              <span key={day} title={t('previewDay', { day: format.day(day), count: events })} style={{ height: `${Math.max(4, (100 * events) / most)}%` }} className={events === 0 ? 'is-none' : ''} />
            ))}
          </div>
          <p className="automation-axis soft number">
            <span>{format.day(data.days[0]?.day ?? null)}</span>
            <span>{t('previewMost', { most: format.count(most) })}</span>
            <span>{format.day(data.days.at(-1)?.day ?? null)}</span>
          </p>
          <p className="soft">
            {t('previewLatest')}{' '}
            {data.sample.slice(0, NAMES).map((p, i) => (
              <span key={`${p.customerId} ${p.event}`}>
                {i > 0 && ' · '}
                <a href={address('customers', 'list', p.customerId)}>{showName(p.nick ?? p.name, revealed)}</a>
              </span>
            ))}
          </p>
        </>
      )}
    </div>
  );
}
