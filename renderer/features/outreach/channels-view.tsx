import { Button, Form, Input, InputNumber, Skeleton, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { ChannelUse } from '../../../shared/contract/outreach-register.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormModal } from './form-modal.tsx';
import { LogTouch } from './log-touch.tsx';
import { TouchList } from './touch-list.tsx';

/** Every channel: how much it was used, and what that cost. */
export function ChannelsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const channels = useQuery(api.outreach.channels, {});
  const [open, setOpen] = useState<ChannelUse | null>(null);
  const [logging, setLogging] = useState(false);
  const [listing, setListing] = useState(false);
  const data = channels.data;
  const priced = (data?.rows ?? []).flatMap((r) => (r.costMinor === null ? [] : [r.costMinor]));
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={data && <Trans t={t} i18nKey="channels.sentence" count={data.rows.reduce((sum, r) => sum + r.contacts, 0)} values={{ money: format.money(priced.reduce((sum, n) => sum + n, 0), data.currency), priced: priced.length }} components={{ b: <strong /> }} />}
      action={
        <Space>
          <Button onClick={() => setListing(true)}>{t('touchList.button')}</Button>
          <Button type="primary" onClick={() => setLogging(true)}>
            {t('log.button')}
          </Button>
        </Space>
      }
    >
      <Failure error={channels.error} />
      {!data && !channels.error && <Skeleton active />}
      {data && (
        <Panel title={t('channels.list')} extra={<Definition label={t('wechat.define')} text={t('channels.means')} />}>
          <div className="outreach-scroll">
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{t('channels.channel')}</th>
                  <th>{t('channels.handle')}</th>
                  <th className="is-number">{t('channels.contacts')}</th>
                  <th className="is-number">{t('channels.people')}</th>
                  <th>{t('channels.last')}</th>
                  <th>{t('channels.terms')}</th>
                  <th className="is-number">{t('channels.cost')}</th>
                  <th aria-label={t('channels.change')} />
                </tr>
              </thead>
              <tbody>
                {data.rows.map((r) => (
                  <tr key={r.channel}>
                    <td>{t(`channel.${r.channel}`)}</td>
                    <td>{r.terms?.handle}</td>
                    <td className="is-number">{format.count(r.contacts)}</td>
                    <td className="is-number">{format.count(r.people)}</td>
                    <td className="number">{format.day(r.lastDay)}</td>
                    <td className="number">
                      {r.terms === null
                        ? '–'
                        : t('channels.says', { piece: format.unitPrice(r.terms.pieceMilli, r.terms.currency), minutes: format.decimal(r.terms.minutesEach), hour: format.money(r.terms.hourMinor, r.terms.currency), month: format.money(r.terms.monthMinor, r.terms.currency) })}
                    </td>
                    <td className="is-number">{format.money(r.costMinor, r.terms?.currency ?? data.currency)}</td>
                    <td className="is-number">
                      <Button size="small" type="text" onClick={() => setOpen(r)}>
                        {t('channels.change')}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
      {open && data && <TermsForm use={open} currency={data.currency} onDone={() => setOpen(null)} />}
      {logging && <LogTouch onDone={() => setLogging(false)} />}
      {listing && <TouchList channel="event" onDone={() => setListing(false)} />}
    </Page>
  );
}

function TermsForm({ use, currency, onDone }: { use: ChannelUse; currency: string; onDone: () => void }) {
  const { t } = useTranslation('outreach');
  const save = useCommand(api.outreach.saveChannel);
  const [draft, setDraft] = useState(use.terms ?? { pieceMilli: 0, minutesEach: 0, hourMinor: 0, monthMinor: 0, currency, handle: '', note: '' });
  const { currency: _, ...terms } = draft;
  const onOk = async () => {
    if (await save.run({ channel: use.channel, ...terms })) onDone();
  };
  return (
    <FormModal title={t(`channel.${use.channel}`)} okText={t('save')} ready busy={save.busy} error={save.error} onOk={() => void onOk()} onCancel={onDone}>
      <Form.Item label={t('channels.handle')} htmlFor="terms-handle" help={t('channels.handleHelp')}>
        <Input id="terms-handle" value={draft.handle} maxLength={100} onChange={(e) => setDraft({ ...draft, handle: e.target.value })} />
      </Form.Item>
      <div className="outreach-fields">
        <Form.Item label={t('channels.piece')} htmlFor="terms-piece">
          <InputNumber<number> id="terms-piece" min={0} max={100_000} precision={3} suffix={currency} value={draft.pieceMilli / 1000} onChange={(n) => setDraft({ ...draft, pieceMilli: Math.round((n ?? 0) * 1000) })} />
        </Form.Item>
        <Form.Item label={t('channels.minutes')} htmlFor="terms-minutes">
          <InputNumber<number> id="terms-minutes" min={0} max={1000} precision={1} value={draft.minutesEach} onChange={(n) => setDraft({ ...draft, minutesEach: n ?? 0 })} />
        </Form.Item>
        <Form.Item label={t('channels.hour')} htmlFor="terms-hour">
          <AmountField id="terms-hour" label={t('channels.hour')} currency={currency} minor={draft.hourMinor} onMinor={(n) => setDraft({ ...draft, hourMinor: n ?? 0 })} />
        </Form.Item>
        <Form.Item label={t('channels.month')} htmlFor="terms-month">
          <AmountField id="terms-month" label={t('channels.month')} currency={currency} minor={draft.monthMinor} onMinor={(n) => setDraft({ ...draft, monthMinor: n ?? 0 })} />
        </Form.Item>
      </div>
      <Form.Item label={t('channels.note')} htmlFor="terms-note">
        <Input id="terms-note" value={draft.note} maxLength={300} onChange={(e) => setDraft({ ...draft, note: e.target.value })} />
      </Form.Item>
    </FormModal>
  );
}
