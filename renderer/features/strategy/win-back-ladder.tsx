import { Alert, App, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerStrengths } from '../../../shared/contract/campaign-origin.ts';
import { channel as channels } from '../../../shared/contract/copy.ts';
import type { WinBackLadder } from '../../../shared/contract/strategy-win-back.ts';
import { cheaperRung, type Rung } from '../../../shared/domain/win-back-rungs.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ClimbList, type OnClimb } from './climb-list.tsx';

const MOST_RUNGS = 5;

/** The rungs, cheapest first, and those who are being sent up them. */
export function WinBackLadderPanel({ told, busy, onClimb }: { told: WinBackLadder; busy: boolean; onClimb: OnClimb }) {
  const { t } = useTranslation('strategy');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const [draft, setDraft] = useState<Rung[] | null>(null);
  const save = useCommand(api.strategy.saveWinBackLadder);
  const rungs = draft ?? told.rungs;
  const wrong = cheaperRung(rungs);
  const change = (at: number, by: Partial<Rung>) => setDraft(rungs.map((rung, i) => (i === at ? { ...rung, ...by } : rung)));
  const onSave = async () => {
    if (!(await save.run({ rungs }))) return;
    setDraft(null);
    void message.success(t('ladder.saved'));
  };
  return (
    <Panel
      title={t('ladder.title')}
      extra={
        <span className="ladder-actions">
          {draft && (
            <Button size="small" onClick={() => setDraft(null)}>
              {t('drop')}
            </Button>
          )}
          <Button size="small" loading={save.busy} disabled={wrong !== null || (draft === null && told.isSaved)} onClick={() => void onSave()}>
            {t('ladder.save')}
          </Button>
          <Definition label={common('definition')} text={t('define.ladder')} />
        </span>
      }
    >
      <Failure error={save.error} />
      {wrong !== null && <Alert type="warning" showIcon title={t('ladder.cheaper', { rung: format.count(wrong + 1) })} />}
      <div className="wide-table">
        <table className="plain-table ladder">
          <thead>
            <tr>
              <th className="is-number">{t('ladder.rung')}</th>
              <th>{t('matrix.channel')}</th>
              <th>{t('matrix.offer')}</th>
              <th>{t('winBack.offer')}</th>
              <th>{t('ladder.uplift')}</th>
              <th>{t('ladder.wait')}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rungs.map((rung, i) => {
              const of = (what: string) => t('matrix.of', { state: t('ladder.nth', { rung: i + 1 }), what });
              return (
                <tr key={i}>
                  <td className="is-number">{format.count(i + 1)}</td>
                  <td>
                    <Select size="small" aria-label={of(t('matrix.channel'))} value={rung.channel} onChange={(next) => change(i, { channel: next })} options={channels.options.map((value) => ({ value, label: common(`channel.${value}`) }))} />
                  </td>
                  <td>
                    <Select size="small" aria-label={of(t('matrix.offer'))} value={rung.offer} onChange={(offer) => change(i, offer === 'none' ? { offer, offerMinor: 0 } : { offer })} options={offerStrengths.map((value) => ({ value, label: t(`offer.${value}`) }))} />
                  </td>
                  <td>{rung.offer === 'none' ? <span className="soft">–</span> : <AmountField label={of(t('winBack.offer'))} currency={told.currency} minor={rung.offerMinor} onMinor={(v) => change(i, { offerMinor: v ?? 0 })} />}</td>
                  <td>
                    <InputNumber size="small" aria-label={of(t('ladder.uplift'))} min={0} max={100} step={0.5} suffix={t('winBack.points')} placeholder={t('ladder.measured')} value={rung.uplift === null ? null : Math.round(rung.uplift * 1000) / 10} onChange={(v) => change(i, { uplift: v === null ? null : v / 100 })} />
                  </td>
                  <td>
                    <InputNumber size="small" aria-label={of(t('ladder.wait'))} min={1} max={180} precision={0} suffix={t('cultivation.day')} value={rung.waitDays} onChange={(v) => v !== null && change(i, { waitDays: v })} />
                  </td>
                  <td>
                    {rungs.length > 1 && (
                      <Button type="link" size="small" aria-label={of(t('ladder.remove'))} onClick={() => setDraft(rungs.filter((_, k) => k !== i))}>
                        {t('ladder.remove')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {rungs.length < MOST_RUNGS && (
        <Button size="small" onClick={() => setDraft([...rungs, { ...rungs.at(-1)! }])}>
          {t('ladder.add')}
        </Button>
      )}
      <ClimbList told={told} busy={busy || draft !== null} onClimb={onClimb} />
    </Panel>
  );
}
