import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';

const SHOWN = 20;

/** The latest that were seen to; each can be taken back. */
export function DoneList() {
  const { t } = useTranslation('automation');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const done = useQuery(api.automation.done, { limit: SHOWN });
  const undo = useCommand(api.automation.undo);
  if (!done.data || done.data.length === 0) return <Failure error={done.error} />;
  return (
    <Panel title={t('done')}>
      <Failure error={undo.error} />
      <table className="plain-table" aria-label={t('done')}>
        <tbody>
          {done.data.map((d) => (
            <tr key={d.doneId}>
              <td>{showName(d.nick ?? d.name, revealed)}</td>
              <td>{d.ruleName}</td>
              <td>{t(`how.${d.how}`)}</td>
              <td className="soft number">{format.time(d.at)}</td>
              <td className="is-number">
                <Button size="small" type="text" onClick={() => void undo.run({ doneId: d.doneId })}>
                  {t('undo')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
