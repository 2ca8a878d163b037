import { FormOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import type { FieldUse, OwnField } from '../../../shared/contract/own-fields.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { OwnFieldPanel } from './own-field-panel.tsx';
import './own-fields.css';
import { IdNumbersSwitch } from './id-numbers-switch.tsx';
import { ReadyFields } from './ready-fields.tsx';

/** The owner's own fields, one of them beside the list, and those that are ready-made. `new`: one that is being made. */
export function OwnFieldsPage({ chosen }: { chosen: string | null }) {
  const { t } = useTranslation('fields');
  const list = useQuery(api.customers.fields, {});
  const use = useQuery(api.customers.fieldUse, {});
  const columns = useColumns(use.data ?? []);
  const startNew = () => go('customers', 'fields', 'new');
  const fields = list.data;
  if (!fields) return <Page title={t('title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  const field = fields.find((f) => String(f.fieldId) === chosen) ?? null;
  if (fields.length === 0 && chosen !== 'new') {
    return (
      <Page title={t('title')}>
        <EmptyState icon={<FormOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" icon={<PlusOutlined />} onClick={startNew}>
            {t('new')}
          </Button>
        </EmptyState>
        <ReadyFields fields={fields} />
        <IdNumbersSwitch />
      </Page>
    );
  }
  return (
    <Page
      full
      title={t('title')}
      sentence={<Trans t={t} i18nKey="sentence" count={fields.length} components={{ strong: <strong /> }} />}
      action={
        <Button type="primary" icon={<PlusOutlined />} onClick={startNew}>
          {t('new')}
        </Button>
      }
    >
      <Failure error={use.error} />
      <div className="split">
        <DataTable label={t('title')} columns={columns} total={fields.length} row={(i) => fields[i]} rowKey={(f) => f.fieldId} activeKey={field?.fieldId ?? null} onOpen={(f) => go('customers', 'fields', f.fieldId)} />
        {(field !== null || chosen === 'new') && <OwnFieldPanel key={chosen} field={field} use={use.data?.find((u) => u.fieldId === field?.fieldId)} />}
      </div>
      <ReadyFields fields={fields} />
      <IdNumbersSwitch />
    </Page>
  );
}

function useColumns(use: FieldUse[]): Column<OwnField>[] {
  const { t, i18n } = useTranslation('fields');
  const format = useFormat();
  const of = (f: OwnField) => use.find((u) => u.fieldId === f.fieldId);
  const places = (u: FieldUse | undefined) => [...(u?.segments ?? []), ...(u?.templates ?? [])];
  return [
    { id: 'name', title: t('column.name'), width: 180, render: (f) => <strong>{f.name}</strong> },
    { id: 'section', title: t('column.section'), width: 88, render: (f) => t(`section.${f.section}`) },
    { id: 'kind', title: t('column.kind'), width: 132, render: (f) => t(`kind.${f.kind}`) },
    { id: 'known', title: t('column.known'), width: 104, numeric: true, render: (f) => format.count(of(f)?.known ?? null) },
    { id: 'used', title: t('column.used'), width: 260, render: (f) => (places(of(f)).length === 0 ? <span className="soft">{t('unused')}</span> : new Intl.ListFormat(i18n.language).format(places(of(f)))) },
  ];
}
