import { SnippetsOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useDebounced } from '../../lib/use-debounced.ts';

/** A list from a spreadsheet becomes a frozen segment; whom it names is said before. */
export function PasteList() {
  const { t } = useTranslation('segments');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<SnippetsOutlined />} onClick={() => setOpen(true)}>
        {t('paste.button')}
      </Button>
      {open && <PasteDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function PasteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('segments');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const settled = useDebounced(text, 300);
  const match = useQuery(api.segments.match, { text: settled }, { enabled: settled.trim() !== '' });
  const freeze = useCommand(api.segments.freeze);
  const found = settled.trim() === '' ? undefined : match.data;
  const ready = name.trim() !== '' && found !== undefined && found.people > 0;
  const onOk = async () => {
    const made = await freeze.run({ name, who: { text } });
    if (!made) return;
    onClose();
    go('customers', 'segments', made.segmentId);
  };
  return (
    <Modal open title={t('paste.title')} width={640} okText={t('paste.ok', { count: found?.people ?? 0 })} okButtonProps={{ disabled: !ready, loading: freeze.busy }} onOk={() => void onOk()} onCancel={onClose}>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('paste.text')} htmlFor="paste-text" extra={t('paste.hint')}>
          <Input.TextArea id="paste-text" autoFocus autoSize={{ minRows: 6, maxRows: 12 }} value={text} placeholder={t('paste.example')} onChange={(e) => setText(e.target.value)} />
        </Form.Item>
        <Form.Item label={t('page.name')} htmlFor="paste-name">
          <Input id="paste-name" maxLength={60} value={name} placeholder={t('page.nameHint')} onChange={(e) => setName(e.target.value)} />
        </Form.Item>
      </Form>
      {found && (
        <div role="status">
          <p>{t('paste.found', { count: found.people, lines: found.lines })}</p>
          {found.ambiguous > 0 && <p className="soft">{t('paste.ambiguous', { count: found.ambiguous })}</p>}
          {found.unmatched > 0 && (
            <details>
              <summary>{t('paste.unmatched', { count: found.unmatched })}</summary>
              <pre className="paste-rest">{found.first.join('\n')}</pre>
            </details>
          )}
        </div>
      )}
      <Failure error={freeze.error ?? match.error} onClose={freeze.clearError} />
    </Modal>
  );
}
