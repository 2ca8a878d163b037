import { PhoneOutlined } from '@ant-design/icons';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callOutcomes } from '../../../shared/domain/call-script.ts';
import type { CallEntry, CallScript } from '../../../shared/contract/talks.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { Panel } from '../../ui/panel.tsx';
import { CallRunner } from './call-runner.tsx';
import { CallsDue } from './calls-due.tsx';
import { CopyListPage } from './copy-list-page.tsx';
import { blankScript, ScriptForm, useSampleScript, type ScriptDraft } from './script-form.tsx';

/** Scripts for calls that the owner makes on their own phone, and what came of them. */
export function CallsView() {
  const { t } = useTranslation(['copy', 'common']);
  const { modal } = App.useApp();
  const scripts = useQuery(api.copy.callScripts, {});
  const remove = useCommand(api.copy.deleteCallScript);
  const sample = useSampleScript();
  const [open, setOpen] = useState<ScriptDraft | null>(null);
  const [calling, setCalling] = useState<{ script: CallScript; whom?: number } | null>(null);
  const scriptOf = (scriptId: number | null) => scripts.data?.find((s) => s.scriptId === scriptId) ?? scripts.data?.[0];
  const onDelete = ({ scriptId, name }: CallScript) =>
    void modal.confirm({ title: t('call.deleteTitle', { name }), content: t('call.deleteText'), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: () => remove.run({ scriptId }) });
  return (
    <CopyListPage kind="call" icon={<PhoneOutlined />} count={scripts.data?.length} error={scripts.error ?? remove.error} onNew={() => setOpen(blankScript)} onSample={() => setOpen(sample)}>
      {scripts.data && scripts.data.length > 0 && (
        <CallsDue
          onCall={({ customerId, scriptId }) => {
            const script = scriptOf(scriptId);
            if (script) setCalling({ script, whom: customerId });
          }}
        />
      )}
      {scripts.data && scripts.data.length > 0 && (
        <Panel title={t('call.scripts')}>
          <table className="plain-table" aria-label={t('call.scripts')}>
            <tbody>
              {scripts.data.map((script) => (
                <tr key={script.scriptId}>
                  <td>
                    <strong>{script.name}</strong> <span className="soft">{t('call.steps', { count: script.steps.length })}</span>
                  </td>
                  <td className="is-number">
                    <Space>
                      <Button size="small" type="primary" ghost icon={<PhoneOutlined />} onClick={() => setCalling({ script })}>
                        {t('call.start')}
                      </Button>
                      <Button size="small" onClick={() => setOpen(script)}>
                        {t('common:edit')}
                      </Button>
                      <Button size="small" type="text" danger onClick={() => onDelete(script)}>
                        {t('common:delete')}
                      </Button>
                    </Space>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <CallLog />
      {open && <ScriptForm initial={open} onClose={() => setOpen(null)} />}
      {calling && <CallRunner {...calling} onClose={() => setCalling(null)} />}
    </CopyListPage>
  );
}

const MOST_SHOWN = 100;

function CallLog() {
  const { t } = useTranslation(['copy', 'common']);
  const format = useFormat();
  const { revealed } = usePrivacy();
  const calls = useQuery(api.copy.calls, { limit: MOST_SHOWN });
  const remove = useCommand(api.copy.deleteCall);
  const found = calls.data;
  if (!found || found.total === 0) return null;
  return (
    <Panel title={t('call.log')}>
      <Failure error={calls.error ?? remove.error} />
      <p>{callOutcomes.filter((o) => found.outcomes[o] > 0).map((o) => t('call.count', { outcome: t(`outcome.${o}`), n: format.count(found.outcomes[o]) })).join(' · ')}</p>
      <table className="plain-table" aria-label={t('call.log')}>
        <thead>
          <tr>
            <th>{t('call.when')}</th>
            <th>{t('call.who')}</th>
            <th>{t('call.script')}</th>
            <th>{t('call.outcome')}</th>
            <th>{t('call.note')}</th>
            <th aria-label={t('common:delete')} />
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row: CallEntry) => (
            <tr key={row.callId}>
              <td className="number">{format.time(row.at)}</td>
              <td>
                <a href={address('customers', 'list', row.customerId)}>{showName(row.nick ?? row.name, revealed)}</a>
              </td>
              <td title={row.path.join(' → ')}>{row.scriptName}</td>
              <td>{t(`outcome.${row.outcome}`)}</td>
              <td>{row.note || '–'}</td>
              <td className="is-number">
                <Button size="small" type="text" onClick={() => void remove.run({ callId: row.callId })}>
                  {t('call.takeBack')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.total > found.rows.length && <p className="soft">{t('call.more', { count: found.rows.length })}</p>}
    </Panel>
  );
}
