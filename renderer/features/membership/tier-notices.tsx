import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Panel } from '../../ui/panel.tsx';

const SHOWN = 20;

/** Who has moved and hasn't been told: a segment to write to, and a tick when it is done. */
export function TierNotices() {
  const { t } = useTranslation('membership');
  const { message } = App.useApp();
  const format = useFormat();
  const { revealed } = usePrivacy();
  const { nameOf } = useTierNames();
  const due = useQuery(api.membership.tierNotices, {});
  const mark = useCommand(api.membership.markNoticed);
  const freeze = useCommand(api.segments.freeze);
  const [naming, setNaming] = useState(false);
  const rows = due.data ?? [];
  if (rows.length === 0) return <Failure error={due.error} />;
  const customerIds = rows.map((r) => r.customerId);
  const make = async (name: string) => {
    const made = await freeze.run({ name, who: { customerIds } });
    if (made) go('customers', 'segments', made.segmentId);
  };
  const told = async () => {
    const done = await mark.run({ customerIds });
    if (done) void message.success(t('notice.marked', { count: done.people }));
  };
  return (
    <Panel title={t('notice.title', { count: rows.length })}>
      <p className="soft">{t('notice.text')}</p>
      <ul className="tier-movers">
        {rows.slice(0, SHOWN).map((r) => (
          <li key={r.moveId}>
            <Button type="link" size="small" onClick={() => go('customers', 'members', r.customerId)}>
              {showName(r.nick, revealed)}
            </Button>
            <span>{`${t('tiers.flow', { from: nameOf(r.from), to: nameOf(r.to) })} · ${format.day(r.day)}`}</span>
          </li>
        ))}
      </ul>
      <Space wrap>
        <Button type="primary" ghost onClick={() => setNaming(true)}>
          {t('notice.segment')}
        </Button>
        <Button loading={mark.busy} onClick={() => void told()}>
          {t('notice.mark')}
        </Button>
      </Space>
      <Failure error={mark.error} onClose={mark.clearError} />
      {naming && <NameDialog title={t('notice.segment')} label={t('notice.name')} initial={t('notice.initial')} okText={t('notice.segment')} maxLength={60} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(name) => void make(name)} onCancel={() => setNaming(false)} />}
    </Panel>
  );
}
