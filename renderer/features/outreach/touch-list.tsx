import { App, Button, Form, Input, Modal, Space } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { TouchLine, TouchListReport } from '../../../shared/contract/outreach-touch-list.ts';
import type { TouchChannel } from '../../../shared/domain/touch-channels.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useTask } from '../../lib/query.ts';
import { address } from '../../lib/route.ts';
import { ChannelSelect } from './channel-select.tsx';
import { DayField } from './day-field.tsx';

const KEY = 'touch-list';
const FEW = 8;

/** Contacts or sign-ins of many at once: pasted or from a file, looked at line by line, and then written down. */
export function TouchList({ channel: first, onDone }: { channel: TouchChannel; onDone: () => void }) {
  const { t } = useTranslation(['outreach', 'common']);
  const { message } = App.useApp();
  const read = useTask(api.outreach.readListFile);
  const preview = useCommand(api.outreach.previewTouches);
  const log = useCommand(api.outreach.logTouches);
  const undo = useCommand(api.outreach.undoLog);
  const [text, setText] = useState('');
  const [channel, setChannel] = useState(first);
  const [day, setDay] = useState(() => dayjs().format('YYYY-MM-DD'));
  const [note, setNote] = useState('');
  const [told, setTold] = useState<TouchListReport | null>(null);
  const change = <V,>(set: (value: V) => void) => (value: V) => {
    set(value);
    setTold(null);
  };
  const fromFile = async () => {
    const [file] = await files.pick(['csv', 'xlsx', 'xls', 'txt'], false);
    const found = file && (await read.run({ file }));
    if (!found) return;
    change(setText)(found.text);
    void message.success(t('touchList.fileRead', { count: found.lines }));
  };
  const check = async () => setTold((await preview.run({ text, channel, day })) ?? null);
  const ok = async () => {
    const done = await log.run({ text, channel, day, note });
    if (!done) return;
    onDone();
    const takeBack = () => {
      message.destroy(KEY);
      void undo.run({ at: done.at });
    };
    void message.success({
      key: KEY,
      duration: 10,
      content: (
        <>
          {t('touchList.done', { count: done.touches })}{' '}
          <Button type="link" size="small" onClick={takeBack}>
            {t('touchList.undo')}
          </Button>
        </>
      ),
    });
  };
  const error = read.error ?? preview.error ?? log.error;
  return (
    <Modal
      open
      width={720}
      title={t('touchList.title')}
      onCancel={onDone}
      footer={
        <Space>
          <Button onClick={onDone}>{t('common:cancel')}</Button>
          {told === null ? (
            <Button type="primary" disabled={text.trim() === ''} loading={preview.busy} onClick={() => void check()}>
              {t('touchList.check')}
            </Button>
          ) : (
            <Button type="primary" disabled={told.touches === 0} loading={log.busy} onClick={() => void ok()}>
              {t('touchList.ok', { count: told.touches })}
            </Button>
          )}
        </Space>
      }
    >
      <Form layout="vertical" component={false}>
        <p className="soft">{t('touchList.help')}</p>
        <Form.Item label={t('touchList.list')} htmlFor="touch-list">
          <Input.TextArea id="touch-list" autoFocus rows={6} maxLength={1_000_000} placeholder={t('touchList.hint')} value={text} onChange={(e) => change(setText)(e.target.value)} />
        </Form.Item>
        <Button loading={read.busy} onClick={() => void fromFile()}>
          {t('touchList.file')}
        </Button>
        <div className="touch-list-fields">
          <Form.Item label={t('register.channel')} htmlFor="touch-list-channel">
            <ChannelSelect id="touch-list-channel" value={channel} onChannel={change(setChannel)} />
          </Form.Item>
          <Form.Item label={t('touchList.day')} htmlFor="touch-list-day">
            <DayField id="touch-list-day" label={t('touchList.day')} value={day} onDay={(d) => d !== null && change(setDay)(d)} />
          </Form.Item>
          <Form.Item label={t('touchList.note')} htmlFor="touch-list-note">
            <Input id="touch-list-note" maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
          </Form.Item>
        </div>
      </Form>
      <Failure error={error} />
      {told && (
        <div role="status">
          <p>
            <Trans t={t} i18nKey="touchList.sentence" count={told.touches} values={{ lines: told.lines, people: told.people, rejected: told.rejected }} components={{ b: <strong /> }} />
          </p>
          <Lines lines={told.notTaken} total={told.rejected} />
          <Lines lines={told.first.slice(0, FEW)} total={told.touches} />
        </div>
      )}
    </Modal>
  );
}

function Lines({ lines, total }: { lines: TouchLine[]; total: number }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const { revealed } = usePrivacy();
  if (lines.length === 0) return null;
  const rejected = lines[0]!.reason !== null;
  return (
    <div className="touch-list-lines">
      <table className="plain-table">
        <thead>
          <tr>
            <th className="is-number">{t('touchList.line')}</th>
            <th>{t('touchList.text')}</th>
            <th>{t('touchList.who')}</th>
            <th>{t(rejected ? 'touchList.why' : 'touchList.day')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => (
            <tr key={l.line}>
              <td className="is-number">{l.line}</td>
              <td>{l.text}</td>
              <td>{l.customerId === null ? '–' : <a href={address('customers', 'list', l.customerId)}>{showName(l.nick ?? l.name, revealed)}</a>}</td>
              <td>{l.reason === null ? format.day(l.day) : t(`touchList.reason.${l.reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > lines.length && <p className="soft">{t('touchList.more', { count: total - lines.length })}</p>}
    </div>
  );
}
