import { App, Button, Form, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrandSheet } from '../../../shared/contract/copy.ts';
import { bannedWords } from '../../../shared/domain/banned-words.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { CopyViewChoice } from './copy-view-choice.tsx';

/** What the brand stands for and how it speaks; the check of every text keeps to it. */
export function BrandView() {
  const { t } = useTranslation('copy');
  const brand = useQuery(api.copy.brand, {});
  if (!brand.data) {
    return (
      <Page title={t('brand.title')} filters={<CopyViewChoice shown="brand" />}>
        {brand.error ? <Failure error={brand.error} /> : <Skeleton active />}
      </Page>
    );
  }
  return <BrandForm key={JSON.stringify(brand.data)} saved={brand.data} />;
}

const texts = ['positioning', 'voice', 'promise'] as const;
const MOST = 200;

function BrandForm({ saved }: { saved: BrandSheet }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const save = useCommand(api.copy.saveBrand);
  const [sheet, setSheet] = useState(saved);
  const dirty = JSON.stringify(sheet) !== JSON.stringify(saved);
  const words = (key: 'say' | 'avoid' | 'banned') => (
    <Form.Item label={t(`brand.${key}`)} htmlFor={`brand-${key}`} extra={t(`brand.${key}Hint`)}>
      <Select<string[]> id={`brand-${key}`} mode="tags" value={sheet[key]} maxCount={MOST} tokenSeparators={[',', '，', '、', ' ']} open={false} suffix={null} onChange={(list) => setSheet({ ...sheet, [key]: tidy(list) })} />
    </Form.Item>
  );
  const onSave = async () => {
    if (await save.run(sheet)) void message.success(t('common:saved'));
  };
  return (
    <Page
      title={t('brand.title')}
      sentence={t('brand.sentence')}
      filters={<CopyViewChoice shown="brand" />}
      action={
        <Button type="primary" disabled={!dirty} loading={save.busy} onClick={() => void onSave()}>
          {t('common:save')}
        </Button>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <div className="brand-grid">
        <Panel title={t('brand.sheet')}>
          <Form layout="vertical" component={false}>
            {texts.map((key) => (
              <Form.Item key={key} label={t(`brand.${key}`)} htmlFor={`brand-${key}`}>
                <Input.TextArea id={`brand-${key}`} value={sheet[key]} placeholder={t(`brand.${key}Hint`)} maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(e) => setSheet({ ...sheet, [key]: e.target.value })} />
              </Form.Item>
            ))}
            {words('say')}
            {words('avoid')}
          </Form>
        </Panel>
        <Panel title={t('brand.law')}>
          <p className="soft">{t('brand.lawText')}</p>
          <Form layout="vertical" component={false}>
            {words('banned')}
            <Form.Item label={t('brand.allowed')} htmlFor="brand-allowed" extra={t('brand.allowedHint')}>
              <Select<string[]> id="brand-allowed" mode="multiple" value={sheet.allowed} onChange={(allowed) => setSheet({ ...sheet, allowed })} options={bannedWords.map((value) => ({ value, label: value }))} />
            </Form.Item>
          </Form>
          <details>
            <summary>{t('brand.list', { count: bannedWords.length })}</summary>
            <p className="brand-words">{bannedWords.join('　')}</p>
          </details>
        </Panel>
      </div>
    </Page>
  );
}

const tidy = (list: string[]): string[] => [...new Set(list.map((w) => w.trim().slice(0, 30)).filter((w) => w !== ''))];
