import { TeamOutlined } from '@ant-design/icons';
import { App, Button, Form, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newProductRule } from '../../../shared/domain/new-product-fit.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { openRule } from '../../lib/open-rule.ts';
import { SaveRule } from '../../lib/save-rule.tsx';

/** Whom a new product suits, as a segment. */
export function NewProductFit({ label }: { label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<TeamOutlined />} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <FitDialog title={label} onClose={() => setOpen(false)} />}
    </>
  );
}

function FitDialog({ title, onClose }: { title: string; onClose: () => void }) {
  const { t } = useTranslation(['copy', 'common']);
  const { message } = App.useApp();
  const format = useFormat();
  const [category, setCategory] = useState<string | null>(null);
  const [product, setProduct] = useState<string | null>(null);
  const [price, setPrice] = useState<number | null>(null);
  const [recentDays, setRecentDays] = useState(30);
  const [saving, setSaving] = useState(false);
  const categories = useQuery(api.segments.values, { field: 'bought_category' });
  const products = useQuery(api.segments.values, { field: 'bought_product' });
  const rule = newProductRule({ category, product, price, recentDays });
  const count = useQuery(api.segments.count, { rule }, { enabled: category !== null || price !== null });
  const options = (list: typeof categories.data) => (list ?? []).map((v) => ({ value: v.value, label: v.label }));
  const ready = (category !== null || price !== null) && (count.data?.count ?? 0) > 0;
  if (saving) {
    return (
      <SaveRule
        rule={rule}
        title={t('fit.save')}
        label={t('fit.name')}
        initial={t('fit.initial', { what: product ?? category ?? title }).slice(0, 60)}
        okText={t('common:save')}
        onSaved={({ name }) => {
          void message.success(t('fit.saved', { name }));
          onClose();
        }}
        onCancel={() => setSaving(false)}
      />
    );
  }
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={[
        <Button key="look" disabled={!ready} onClick={() => openRule(rule)}>
          {t('fit.look')}
        </Button>,
        <Button key="save" type="primary" disabled={!ready} onClick={() => setSaving(true)}>
          {t('fit.save')}
        </Button>,
      ]}
    >
      <p className="soft">{t('fit.text')}</p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('fit.category')} htmlFor="fit-category" extra={categories.data?.length === 0 ? t('fit.noCategory') : undefined}>
          <Select id="fit-category" allowClear showSearch value={category} onChange={(v: string | undefined) => setCategory(v ?? null)} options={options(categories.data)} />
        </Form.Item>
        <Form.Item label={t('fit.price')} htmlFor="fit-price" extra={t('fit.priceHint')}>
          <InputNumber<number> id="fit-price" min={0} max={1_000_000} value={price} onChange={setPrice} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item label={t('fit.product')} htmlFor="fit-product" extra={t('fit.productHint')}>
          <Select id="fit-product" allowClear showSearch value={product} onChange={(v: string | undefined) => setProduct(v ?? null)} options={options(products.data)} />
        </Form.Item>
        <Form.Item label={t('fit.recent')} htmlFor="fit-recent">
          <InputNumber<number> id="fit-recent" min={0} max={3650} precision={0} value={recentDays} onChange={(n) => setRecentDays(n ?? 0)} suffix={t('fit.days')} style={{ width: '100%' }} />
        </Form.Item>
      </Form>
      <Failure error={count.error} />
      <p role="status">{category === null && price === null ? t('fit.choose') : count.data && t('fit.count', { count: count.data.count, of: format.count(count.data.of) })}</p>
    </Modal>
  );
}
