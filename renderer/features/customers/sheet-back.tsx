import { App, Button, List, Modal, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/endpoint.ts';
import type { SheetEdit, SheetPreview } from '../../../shared/contract/sheets.ts';
import { api, files } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { showName, usePrivacy } from '../../lib/privacy.ts';
import { useCommand, useQuery, useTask } from '../../lib/query.ts';
import { DropZone } from '../../ui/drop-zone.tsx';

/** Brings an edited sheet back: first what it would change, then the change; the last ones can be undone. */
export function SheetBack({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['customers', 'common']);
  const { message } = App.useApp();
  const look = useTask(api.customers.previewSheet);
  const apply = useTask(api.customers.applySheet);
  const [chosen, setChosen] = useState<{ file: FileRef; told: SheetPreview } | null>(null);
  const take = async ([file]: FileRef[]) => {
    if (!file || look.busy) return;
    const told = await look.run({ file });
    if (told) setChosen({ file, told });
  };
  const onApply = async () => {
    if (!chosen) return;
    const done = await apply.run({ file: chosen.file });
    if (!done) return;
    void message.success(t('sheet.applied', { count: done.changed }));
    setChosen(null);
  };
  return (
    <Modal
      open
      width={720}
      title={t('sheet.backTitle')}
      onCancel={onClose}
      footer={
        <Space>
          <Button onClick={onClose}>{t('common:close')}</Button>
          <Button type="primary" disabled={!chosen || chosen.told.changed === 0} loading={apply.busy} onClick={() => void onApply()}>
            {t('sheet.apply', { count: chosen?.told.changed ?? 0 })}
          </Button>
        </Space>
      }
    >
      <p className="soft">{t('sheet.backText')}</p>
      <DropZone pastedName={() => t('sheet.backTitle')} onFiles={(dropped) => void files.drop(dropped.slice(0, 1)).then(take)}>
        {(over) => (
          <Button loading={look.busy} type={over ? 'primary' : 'default'} onClick={() => void files.pick(['xlsx', 'csv', 'xls', 'txt'], false).then(take)}>
            {t('sheet.pick')}
          </Button>
        )}
      </DropZone>
      {look.error?.detail['reason'] === 'no_customer_number' && <p className="harm">{t('sheet.noNumber')}</p>}
      <Failure error={look.error ?? apply.error} onClose={look.error ? look.clearError : apply.clearError} />
      {chosen && <Told name={chosen.file.name} told={chosen.told} />}
      <LastEdits />
    </Modal>
  );
}

function Told({ name, told }: { name: string; told: SheetPreview }) {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const { revealed } = usePrivacy();
  const { named } = useOwnFields();
  const list = new Intl.ListFormat(i18n.language);
  const fieldName = (what: string) => (what === 'note' ? t('sheet.note') : what === 'tags' ? t('sheet.tags') : (named(what)?.name ?? what));
  return (
    <div role="status">
      <p>{t('sheet.told', { name, rows: format.count(told.rows), changed: format.count(told.changed), unchanged: format.count(told.unchanged), rejected: format.count(told.rejected.length) })}</p>
      {told.columns.length === 0 && <p>{t('sheet.noColumns')}</p>}
      {told.newTags.length > 0 && <p>{t('sheet.newTags', { list: list.format(told.newTags) })}</p>}
      {told.ignored.length > 0 && <p className="soft">{t('sheet.ignored', { list: list.format(told.ignored) })}</p>}
      {told.first.length > 0 && (
        <div className="sheet-changes">
          <table className="plain-table" aria-label={t('sheet.changes')}>
            <thead>
              <tr>
                <th>{t('sheet.who')}</th>
                <th>{t('sheet.what')}</th>
                <th>{t('sheet.before')}</th>
                <th>{t('sheet.after')}</th>
              </tr>
            </thead>
            <tbody>
              {told.first.map((c) => (
                <tr key={`${c.customerId} ${c.what}`}>
                  <td>{showName(c.who, revealed)}</td>
                  <td>{fieldName(c.what)}</td>
                  <td className="soft">{c.before || '–'}</td>
                  <td>{c.after || t('sheet.emptied')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {told.changes > told.first.length && <p className="soft">{t('sheet.more', { count: told.changes - told.first.length })}</p>}
      {told.rejected.length > 0 && (
        <details>
          <summary>{t('sheet.rejected', { count: told.rejected.length })}</summary>
          <ul className="sheet-changes">
            {told.rejected.slice(0, 200).map(({ line, reason, value }) => (
              <li key={line}>{t('sheet.rejectedLine', { line, reason: t(`sheet.reason.${reason}`), value: value || '–' })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The sheets that were brought back, each of which can be undone. */
function LastEdits() {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { message } = App.useApp();
  const edits = useQuery(api.customers.sheetEdits, {});
  const undo = useCommand(api.customers.undoSheet);
  if (!edits.data || edits.data.length === 0) return null;
  const onUndo = async (edit: SheetEdit) => {
    const done = await undo.run({ editId: edit.editId });
    if (done) void message.success(t(done.kept > 0 ? 'sheet.undoneKept' : 'sheet.undone', { count: done.restored, kept: done.kept }));
  };
  return (
    <section>
      <h3>{t('sheet.last')}</h3>
      <Failure error={undo.error} onClose={undo.clearError} />
      <List
        size="small"
        dataSource={edits.data}
        renderItem={(edit) => (
          <List.Item actions={[edit.undoneAt === null ? <Button key="undo" size="small" loading={undo.busy} onClick={() => void onUndo(edit)}>{t('bulk.undo')}</Button> : <Tag key="undone">{t('sheet.isUndone')}</Tag>]}>
            {t('sheet.edit', { time: format.time(edit.at), name: edit.fileName, people: format.count(edit.people) })}
          </List.Item>
        )}
      />
    </section>
  );
}
