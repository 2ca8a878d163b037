import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { FreezeDialog, type ChosenList } from '../../lib/freeze-people.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { SheetBack } from './sheet-back.tsx';
import { useSheetOut } from './sheet-out.tsx';

/** What can be done with all whom the list shows: a tag given or taken, a frozen segment made of them, or a sheet to edit. */
export function ListActions({ chosen, total }: { chosen: ChosenList; total: number }) {
  const { t } = useTranslation('customers');
  const sheet = useSheetOut();
  const [asking, setAsking] = useState<'give' | 'take' | 'freeze' | 'back' | null>(null);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'give', label: t('bulk.give'), disabled: total === 0 },
            { key: 'take', label: t('bulk.take'), disabled: total === 0 },
            { key: 'freeze', label: t('bulk.freeze'), disabled: total === 0 },
            { key: 'sheet', label: t('sheet.out'), disabled: total === 0 },
            { type: 'divider' },
            { key: 'back', label: t('sheet.back') },
          ],
          onClick: ({ key }) => (key === 'sheet' ? void sheet.write(chosen) : setAsking(key as 'give' | 'take' | 'freeze' | 'back')),
        }}
      >
        <Button loading={sheet.busy}>
          {t('bulk.button', { count: total })} <DownOutlined />
        </Button>
      </Dropdown>
      {asking === 'freeze' && <FreezeDialog chosen={chosen} total={total} name="" onFrozen={(segmentId) => go('customers', 'segments', segmentId)} onCancel={() => setAsking(null)} />}
      <Failure error={sheet.error} onClose={sheet.clearError} />
      {asking === 'back' && <SheetBack onClose={() => setAsking(null)} />}
      {(asking === 'give' || asking === 'take') && <TagDialog add={asking === 'give'} chosen={chosen} total={total} onClose={() => setAsking(null)} />}
    </>
  );
}

function TagDialog({ add, chosen, total, onClose }: { add: boolean; chosen: ChosenList; total: number; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const list = useQuery(api.tags.list, {});
  const apply = useCommand(api.tags.apply);
  const undo = useCommand(api.tags.undo);
  const [tagId, setTagId] = useState<number | null>(null);
  const options = (list.data?.tags ?? []).filter((x) => x.segmentId === null).map((x) => ({ value: x.tagId, label: x.name }));
  const onOk = async () => {
    if (tagId === null) return;
    const done = await apply.run({ tagId, add, who: { list: chosen } });
    if (!done) return;
    onClose();
    const { changeId } = done;
    const key = `tag-${changeId ?? 0}`;
    const takeBack = async () => {
      message.destroy(key);
      if (changeId !== null) await undo.run({ changeId });
    };
    void message.success({
      key,
      duration: 8,
      content: (
        <>
          {t(add ? 'bulk.given' : 'bulk.taken', { count: done.changed })}
          {changeId !== null && (
            <Button type="link" size="small" onClick={() => void takeBack()}>
              {t('bulk.undo')}
            </Button>
          )}
        </>
      ),
    });
  };
  return (
    <Modal open title={t(add ? 'bulk.giveTitle' : 'bulk.takeTitle', { count: total })} okText={t(add ? 'bulk.giveOk' : 'bulk.takeOk')} okButtonProps={{ disabled: tagId === null, loading: apply.busy }} onOk={() => void onOk()} onCancel={onClose}>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('bulk.tag')} htmlFor="bulk-tag" extra={options.length === 0 ? <a href="#/customers/tags/new">{t('bulk.noTags')}</a> : null}>
          <Select<number | null> id="bulk-tag" autoFocus showSearch={{ optionFilterProp: 'label' }} value={tagId} placeholder={t('bulk.pick')} options={options} onChange={setTagId} />
        </Form.Item>
      </Form>
      <Failure error={apply.error} onClose={apply.clearError} />
    </Modal>
  );
}
