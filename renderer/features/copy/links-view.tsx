import { LinkOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, DatePicker, Form, Input, InputNumber, Modal, Skeleton, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Link } from '../../../shared/contract/letters.ts';
import { isWebAddress, utmKeys, withUtm, type Utm } from '../../../shared/domain/web-address.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CopyViewChoice } from './copy-view-choice.tsx';

type LinkDraft = Pick<Link, 'name' | 'url' | 'short'> & { linkId?: number };

/** Links for texts: marked, shortened by whatever tool the owner uses, with the clicks that it tells of. */
export function LinksView() {
  const { t } = useTranslation(['copy', 'common']);
  const { modal, message } = App.useApp();
  const format = useFormat();
  const list = useQuery(api.copy.links, {});
  const remove = useCommand(api.copy.deleteLink);
  const [open, setOpen] = useState<LinkDraft | null>(null);
  const [counting, setCounting] = useState<number | null>(null);
  const counted = list.data?.find((l) => l.linkId === counting);
  const onCopy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(t('common:copied'));
  };
  const onDelete = ({ linkId, name }: Link) => void modal.confirm({ title: t('link.deleteTitle', { name }), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: () => remove.run({ linkId }) });
  return (
    <Page
      title={t('link.title')}
      sentence={t('link.sentence')}
      filters={<CopyViewChoice shown="links" />}
      action={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ name: '', url: '', short: '' })}>
          {t('link.new')}
        </Button>
      }
    >
      <Failure error={list.error ?? remove.error} />
      {!list.data && !list.error && <Skeleton active />}
      {list.data?.length === 0 && <EmptyState icon={<LinkOutlined />} title={t('link.empty')} text={t('link.emptyText')} />}
      {list.data && list.data.length > 0 && (
        <Panel title={t('link.title')}>
          <table className="plain-table" aria-label={t('link.title')}>
            <thead>
              <tr>
                <th>{t('field.name')}</th>
                <th>{t('link.inText')}</th>
                <th className="is-number">{t('link.length')}</th>
                <th className="is-number">{t('link.clicks')}</th>
                <th aria-label={t('common:more')} />
              </tr>
            </thead>
            <tbody>
              {list.data.map((l) => {
                const shown = l.short || l.url;
                return (
                  <tr key={l.linkId}>
                    <td>
                      <strong>{l.name}</strong>
                    </td>
                    <td className="link-shown" title={l.url}>
                      {shown}
                    </td>
                    <td className="is-number">{t('link.signs', { count: shown.length })}</td>
                    <td className="is-number">{l.clicks[0] ? t('link.total', { n: format.count(l.clicks[0].clicks), day: format.day(l.clicks[0].day) }) : '–'}</td>
                    <td className="is-number">
                      <Space size={4}>
                        <Button size="small" onClick={() => void onCopy(shown)}>
                          {t('common:copy')}
                        </Button>
                        <Button size="small" onClick={() => setCounting(l.linkId)}>
                          {t('link.setClicks')}
                        </Button>
                        <Button size="small" onClick={() => setOpen(l)}>
                          {t('common:edit')}
                        </Button>
                        <Button size="small" type="text" danger onClick={() => onDelete(l)}>
                          {t('common:delete')}
                        </Button>
                      </Space>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Panel>
      )}
      {open && <LinkForm initial={open} onClose={() => setOpen(null)} />}
      {counted && <ClicksForm link={counted} onClose={() => setCounting(null)} />}
    </Page>
  );
}

function LinkForm({ initial, onClose }: { initial: LinkDraft; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const save = useCommand(api.copy.saveLink);
  const [link, setLink] = useState(initial);
  const [utm, setUtm] = useState<Utm>({});
  const marked = withUtm(link.url.trim(), utm);
  const wrong = link.url.trim() !== '' && !isWebAddress(link.url.trim());
  const onSave = async () => {
    if (marked === undefined) return;
    if (await save.run({ ...(link.linkId === undefined ? {} : { linkId: link.linkId }), name: link.name, url: marked, short: link.short })) onClose();
  };
  const field = (key: 'name' | 'url' | 'short', most: number) => (
    <Form.Item label={key === 'name' ? t('field.name') : t(`link.${key}`)} htmlFor={`link-${key}`} extra={key === 'name' ? undefined : t(`link.${key}Hint`)} {...(key === 'url' && wrong ? { validateStatus: 'error' as const, help: t('link.wrong') } : {})}>
      <Input id={`link-${key}`} value={link[key]} maxLength={most} onChange={(e) => setLink({ ...link, [key]: e.target.value })} />
    </Form.Item>
  );
  return (
    <Modal open title={link.name.trim() || t('link.new')} okText={t('common:save')} okButtonProps={{ disabled: marked === undefined || link.name.trim() === '', loading: save.busy }} onOk={() => void onSave()} onCancel={onClose} width={600}>
      <Form layout="vertical" component={false}>
        {field('name', 60)}
        {field('url', 2000)}
        <div className="copy-shelf">
          {utmKeys.map((key) => (
            <Form.Item key={key} label={t(`link.utm.${key}`)} htmlFor={`link-${key}`}>
              <Input id={`link-${key}`} value={utm[key] ?? ''} maxLength={100} placeholder={t(`link.utmHint.${key}`)} onChange={(e) => setUtm({ ...utm, [key]: e.target.value })} />
            </Form.Item>
          ))}
        </div>
        {marked !== undefined && (
          <p className="soft link-whole">
            {t('link.whole', { count: marked.length })} {marked}
          </p>
        )}
        {field('short', 100)}
      </Form>
      <Failure error={save.error} />
    </Modal>
  );
}

function ClicksForm({ link, onClose }: { link: Link; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const format = useFormat();
  const set = useCommand(api.copy.setClicks);
  const [day, setDay] = useState(dayjs());
  const [clicks, setClicks] = useState<number | null>(null);
  const onAdd = async () => {
    if (clicks !== null && (await set.run({ linkId: link.linkId, day: day.format('YYYY-MM-DD'), clicks }))) setClicks(null);
  };
  return (
    <Modal open title={t('link.clicksOf', { name: link.name })} footer={null} onCancel={onClose}>
      <p className="soft">{t('link.clicksText')}</p>
      <Failure error={set.error} />
      <Space>
        <DatePicker aria-label={t('link.upTo')} value={day} allowClear={false} onChange={(d) => d && setDay(d)} />
        <InputNumber<number> aria-label={t('link.clicks')} min={0} max={1_000_000_000} precision={0} value={clicks} onChange={setClicks} />
        <Button type="primary" disabled={clicks === null} loading={set.busy} onClick={() => void onAdd()}>
          {t('link.write')}
        </Button>
      </Space>
      <table className="plain-table link-clicks" aria-label={t('link.clicks')}>
        <tbody>
          {link.clicks.map((c) => (
            <tr key={c.day}>
              <td>{t('link.upToDay', { day: format.day(c.day) })}</td>
              <td className="is-number">{format.count(c.clicks)}</td>
              <td className="is-number">
                <Button size="small" type="text" onClick={() => void set.run({ linkId: link.linkId, day: c.day, clicks: null })}>
                  {t('common:delete')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
