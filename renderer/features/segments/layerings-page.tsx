import { App, Button, Skeleton, Space } from 'antd';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RuleGroupType } from 'react-querybuilder';
import type { Layering } from '../../../shared/contract/layerings.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { newLayer, useLayeringDrafts } from './layering-drafts.ts';
import { layeringStarterIds, layeringStarters, type LayeringStarter } from './layering-starters.ts';
import { SegmentsOrLayerings } from './segments-or-layerings.tsx';
import './segments.css';

/** The saved divisions of all customers, and some to begin with. */
export function LayeringsPage() {
  const { t } = useTranslation('segments');
  const list = useQuery(api.segments.layerings, {});
  const columns = useColumns();
  if (!list.data) return <Page title={t('layer.title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  const layerings = list.data;
  return (
    <Page
      full={layerings.length > 0}
      title={t('layer.title')}
      sentence={t('layer.sentence')}
      filters={<SegmentsOrLayerings shown="layers" />}
      action={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => go('customers', 'segments', 'layers', 'new')}>
          {t('layer.new')}
        </Button>
      }
    >
      {layerings.length > 0 && <DataTable label={t('layer.title')} columns={columns} total={layerings.length} row={(i) => layerings[i]} rowKey={(l) => l.layeringId} onOpen={(l) => go('customers', 'segments', 'layers', l.layeringId)} />}
      <section className="segment-starters">
        <h2>{t('layer.starters')}</h2>
        <LayeringStarters />
      </section>
    </Page>
  );
}

function LayeringStarters() {
  const { t } = useTranslation('segments');
  const keep = useLayeringDrafts((s) => s.keep);
  const start = (id: LayeringStarter) => {
    const names = t(`layer.starter.${id}.layers`, { returnObjects: true });
    const layers = layeringStarters[id].map((rule, i) => newLayer(names[i] ?? '', { combinator: rule.combinator, rules: [...rule.rules] } as RuleGroupType));
    keep('new', { name: t(`layer.starter.${id}.name`), note: '', layers, restName: names.at(-1) ?? '' });
    go('customers', 'segments', 'layers', 'new');
  };
  return (
    <div className="starters">
      {layeringStarterIds.map((id) => (
        <button key={id} type="button" className="starter" onClick={() => start(id)}>
          <strong>{t(`layer.starter.${id}.name`)}</strong>
          <span className="soft">{t(`layer.starter.${id}.text`)}</span>
        </button>
      ))}
    </div>
  );
}

function useColumns(): Column<Layering>[] {
  const { t } = useTranslation('segments');
  const format = useFormat();
  return [
    { id: 'name', title: t('column.name'), width: 200, render: (l) => <strong>{l.name}</strong> },
    { id: 'layers', title: t('layer.layers'), width: 380, render: (l) => [...l.layers.map((layer) => layer.name), l.restName || t('layer.rest')].join(' › ') },
    { id: 'updated', title: t('layer.updated'), width: 182, numeric: true, render: (l) => format.time(l.updatedAt) },
    { id: 'note', title: t('column.note'), width: 200, render: (l) => <span className="soft">{l.note || '–'}</span> },
    { id: 'actions', title: t('column.actions'), width: 80, render: (l) => <DeleteLayering layering={l} /> },
  ];
}

function DeleteLayering({ layering }: { layering: Layering }) {
  const { t } = useTranslation(['segments', 'common']);
  const { modal } = App.useApp();
  const remove = async () => {
    try {
      await api.segments.deleteLayering({ layeringId: layering.layeringId });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      void modal.info({ title: t('layer.used'), content: t(error.detail['reason'] === 'care' ? 'layer.usedText' : 'layer.missing') });
    }
  };
  const ask = () => void modal.confirm({ title: t('layer.delete', { name: layering.name }), content: t('layer.deleteText'), okText: t('common:delete'), okButtonProps: { danger: true }, onOk: remove });
  return (
    <Space onClick={(e) => e.stopPropagation()}>
      <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${t('common:delete')} ${layering.name}`} onClick={ask} />
    </Space>
  );
}
