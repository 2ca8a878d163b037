import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallDue } from '../../../shared/contract/talks.ts';
import { CALL_TRIES } from '../../../shared/domain/call-retry.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';

/** Who is to be called again: nobody answered, or they asked for it. */
export function CallsDue({ onCall }: { onCall: (due: CallDue) => void }) {
  const { t } = useTranslation('copy');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const due = useQuery(api.copy.callsDue, {});
  if (due.error) return <Failure error={due.error} />;
  if (!due.data || due.data.length === 0) return null;
  return (
    <Panel title={t('call.due', { count: due.data.length })}>
      <p className="soft">{t('call.dueText', { tries: CALL_TRIES })}</p>
      <table className="plain-table" aria-label={t('call.due', { count: due.data.length })}>
        <tbody>
          {due.data.map((row) => (
            <tr key={row.customerId}>
              <td>
                <a href={address('customers', 'list', row.customerId)}>{showName(row.nick ?? row.name, revealed)}</a>
              </td>
              <td>{row.outcome === 'call_back' ? t('call.dueBack', { day: format.day(row.lastDay) }) : t('call.dueTry', { day: format.day(row.lastDay), count: row.tries })}</td>
              <td>{row.scriptName}</td>
              <td className="is-number">
                <Button size="small" type="primary" ghost icon={<PhoneOutlined />} onClick={() => onCall(row)}>
                  {t('call.again')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
