import { Alert, App, Button, Checkbox, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueExclusion, DueList } from '../../../shared/contract/automation.ts';
import { api } from '../../lib/api.ts';
import { useExclusionWords } from '../../lib/exclusion-words.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { address, go } from '../../lib/route.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useMissingWords, useTriggerWords } from './rule-words.ts';

const SHOWN = 100;

/** One rule's people of today, and of the days that were missed. */
export function DuePanel({ list: { rule, people, total, late, excluded, missing } }: { list: DueList }) {
  const { t } = useTranslation(['automation', 'common']);
  const { message } = App.useApp();
  const format = useFormat();
  const { revealed } = usePrivacy();
  const words = useTriggerWords();
  const missingWords = useMissingWords()(missing);
  const tick = useCommand(api.automation.tick);
  const draft = useCommand(api.automation.toCampaign);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [naming, setNaming] = useState(false);
  const today = useQuery(api.planner.today, {}).data?.today ?? '';
  const shown = people.slice(0, SHOWN);
  const keyOf = ({ customerId, event }: { customerId: number; event: string }) => `${customerId} ${event}`;
  const picked = shown.filter((p) => chosen.has(keyOf(p)));
  const onTick = async (how: 'done' | 'skipped') => {
    const ticked = await tick.run({ ruleId: rule.ruleId, people: picked.map(({ customerId, event }) => ({ customerId, event })), how });
    if (!ticked) return;
    setChosen(new Set());
    void message.success(t('ticked', { count: ticked.ticked }));
  };
  const onDraft = async (name: string) => {
    const made = await draft.run({ ruleId: rule.ruleId, name });
    if (made) go('marketing', 'campaigns', made.campaignId, 'say');
  };
  return (
    <Panel
      title={rule.name}
      extra={
        <Space size={8}>
          <Button size="small" disabled={picked.length === 0} loading={tick.busy} onClick={() => void onTick('done')}>
            {picked.length === 0 ? t('tickNone') : t('tick', { count: picked.length })}
          </Button>
          <Button size="small" disabled={picked.length === 0} onClick={() => void onTick('skipped')}>
            {t('skip')}
          </Button>
          <Button size="small" type="primary" disabled={total === 0} onClick={() => setNaming(true)}>
            {t('toCampaign', { count: total })}
          </Button>
        </Space>
      }
    >
      <p className="soft automation-words">
        {words(rule.trigger)} · {t(`common:channel.${rule.channel}`)}
        {late > 0 && ` · ${t('late', { count: late })}`}
      </p>
      <Failure error={tick.error} onClose={tick.clearError} />
      {missingWords !== undefined && <Alert type="warning" showIcon title={missingWords} action={missing === 'basis' ? <Button size="small" href={address('settings')}>{t('common:tab.settings')}</Button> : undefined} />}
      {missing === null && total === 0 && <p className="soft">{t('nobody')}</p>}
      {shown.length > 0 && (
        <table className="plain-table" aria-label={rule.name}>
          <thead>
            <tr>
              <th className="automation-check">
                <Checkbox aria-label={t('all')} checked={picked.length === shown.length} indeterminate={picked.length > 0 && picked.length < shown.length} onChange={(e) => setChosen(new Set(e.target.checked ? shown.map(keyOf) : []))} />
              </th>
              <th>{t('who')}</th>
              <th>{t('phone')}</th>
              <th>{t('why')}</th>
              <th className="is-number">{t('dueDay')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((p) => {
              const name = showName(p.nick ?? p.name, revealed);
              return (
                <tr key={keyOf(p)}>
                  <td>
                    <Checkbox
                      aria-label={name}
                      checked={chosen.has(keyOf(p))}
                      onChange={(e) => {
                        const next = new Set(chosen);
                        if (e.target.checked) next.add(keyOf(p));
                        else next.delete(keyOf(p));
                        setChosen(next);
                      }}
                    />
                  </td>
                  <td>
                    <a href={address('customers', 'list', p.customerId)}>{name}</a>
                  </td>
                  <td className="soft number">{p.phone === null ? '' : showPhone(p.phone, revealed)}</td>
                  <td>{t(`because.${rule.trigger.kind}`, { day: format.day(p.anchorDay) })}</td>
                  <td className="is-number">{p.dueDay < today ? t('lateDay', { day: format.day(p.dueDay) }) : format.day(p.dueDay)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {total > shown.length && <p className="soft">{t('moreOf', { count: total, shown: shown.length })}</p>}
      <Excluded excluded={excluded} channel={rule.channel} />
      {naming && <NameDialog title={t('toCampaignTitle', { count: total })} label={t('campaignName')} initial={`${rule.name} ${today}`.slice(0, 60)} okText={t('makeCampaign')} maxLength={60} busy={draft.busy} failure={<Failure error={draft.error} />} onOk={(name) => void onDraft(name)} onCancel={() => setNaming(false)} />}
    </Panel>
  );
}

/** Who was due and isn't on the list, by reason. */
function Excluded({ excluded, channel }: { excluded: DueList['excluded']; channel: DueList['rule']['channel'] }) {
  const { t, i18n } = useTranslation('automation');
  const gap = useQuery(api.settings.get, {}).data?.contactGapDays ?? 0;
  const words = useExclusionWords(channel, gap);
  const reasons = Object.entries(excluded) as [DueExclusion, number][];
  if (reasons.length === 0) return null;
  const list = reasons.map(([reason, n]) => t('excludedItem', { reason: reason === 'held_out' ? t('heldOut') : words(reason), count: n }));
  return <p className="soft">{t('excluded', { list: new Intl.ListFormat(i18n.language).format(list) })}</p>;
}
