import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { CustomerChoice } from '../../lib/customer-choice.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { TextPreview } from '../../lib/text-preview.tsx';
import { EVERYONE, type Preview } from './use-preview.ts';

/** The text as real customers would get it: of everyone, of a segment, or one who is chosen. */
export function CopyPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation('copy');
  const format = useFormat();
  const segments = useQuery(api.segments.list, {});
  const { isEmpty, found, error, segmentId, customerId, choose, page, pages, setPage } = preview;
  return (
    <section className="panel copy-preview" aria-label={t('preview.title')}>
      <div className="panel-head">
        <h2>{t('preview.title')}</h2>
        {pages > 1 && (
          <span className="copy-pages">
            <Button type="text" size="small" icon={<LeftOutlined />} aria-label={t('preview.back')} disabled={page === 0} onClick={() => setPage(page - 1)} />
            <span className="number soft">{t('preview.page', { page: format.count(page + 1), pages: format.count(pages) })}</span>
            <Button type="text" size="small" icon={<RightOutlined />} aria-label={t('preview.on')} disabled={page + 1 >= pages} onClick={() => setPage(page + 1)} />
          </span>
        )}
      </div>
      <div className="copy-whom">
        <Select
          aria-label={t('preview.for')}
          value={segmentId}
          onChange={(id: number) => choose({ segmentId: id })}
          showSearch={{ optionFilterProp: 'label' }}
          options={[{ value: EVERYONE, label: t('preview.everyone') }, ...(segments.data ?? []).map((s) => ({ value: s.segmentId, label: s.name }))]}
        />
        <CustomerChoice id="preview-customer" value={customerId} onChange={(id) => choose({ customerId: id })} />
      </div>
      <Failure error={error} />
      {isEmpty ? <p className="soft">{t('preview.write')}</p> : found && <TextPreview {...found} hideProblems />}
    </section>
  );
}
