import { FileImageOutlined, HeartOutlined } from '@ant-design/icons';
import { Button, Checkbox, Skeleton } from 'antd';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useChosenShop } from '../../lib/chosen-shop.ts';
import { ExclusionsNote } from '../../lib/exclusions-note.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { PeopleDrawer, type PeopleAsked } from '../../lib/people-drawer.tsx';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { Definition } from '../../ui/definition.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { saveFile } from '../../ui/save-csv.ts';
import { AsOfFilter } from './as-of-filter.tsx';
import type { RegularsPage } from './draw-regulars.ts';
import { useLifecycleView } from './lifecycle-store.ts';
import { useRegularsBlocks, type RegularsBlock } from './regulars-blocks.ts';
import { RegularsPicture } from './regulars-picture.tsx';

/** The check-up of the regulars: five questions, and the picture of the answers that can be sent to a friend. */
export function RegularsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('regulars');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const shop = useChosenShop((s) => s.shop);
  const asOf = useLifecycleView((s) => s.asOf);
  const [withMoney, setWithMoney] = useState(true);
  const [asked, ask] = useState<PeopleAsked | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { data, error } = useQuery(api.lifecycle.regulars, useMemo(() => ({ ...(shop === null ? {} : { shop }), ...(asOf === null ? {} : { asOf }) }), [shop, asOf]));
  const blocks = useRegularsBlocks(data, withMoney);
  const known = data && data.recognised.all > 0 ? format.share(data.recognised.orders / data.recognised.all) : null;
  const page = useMemo(
    (): RegularsPage | null =>
      data ? { title: t('title'), subtitle: t('subtitle', { day: format.day(data.asOf), count: data.buyers, known }), blocks, notYet: t('notYet'), foot: t('foot') } : null,
    [data, blocks, known, t, format],
  );
  if (data && data.buyers === 0 && shop === null && asOf === null) {
    return (
      <Page title={t('title')} full filters={choice}>
        <EmptyState icon={<HeartOutlined />} title={t('emptyTitle')} text={t('emptyText')}>
          <Button type="primary" size="large" onClick={() => go('data', 'import')}>
            {t('emptyButton')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  const onSave = () => {
    if (canvas.current && data) saveFile(canvas.current.toDataURL('image/png'), `${t('title')} ${data.asOf}.png`);
  };
  const share = blocks.find((b) => b.id === 'sales')?.value ?? null;
  const people = data?.saveable?.customers ?? null;
  const sentence = data && (share !== null && people !== null ? <Trans t={t} i18nKey="sentence" values={{ share, people: format.count(people) }} components={{ b: <strong /> }} /> : t('sentenceNotYet'));
  return (
    <Page
      title={t('title')}
      sentence={sentence}
      action={
        <Button type="primary" icon={<FileImageOutlined />} disabled={!data || data.buyers === 0} onClick={onSave}>
          {t('save')}
        </Button>
      }
      filters={
        <>
          {choice}
          <ShopFilter />
          <AsOfFilter />
          <Checkbox checked={withMoney} onChange={(e) => setWithMoney(e.target.checked)}>
            {t('withMoney')}
          </Checkbox>
        </>
      }
    >
      <Failure error={error} />
      {!data && !error && <Skeleton active />}
      {data && page && (
        <>
          <div className="regulars">
            <div className="regulars-blocks">
              {blocks.map((block) => (
                <BlockCard key={block.id} block={block} help={<Definition label={common('definition')} text={t(`define.${block.id}`, { days: data.leadDays, least: data.product.leastPeople, window: data.product.windowDays })} n={block.basis} sql={block.id === 'sales' || block.id === 'newOld' ? data.sql : undefined} />}>
                  {block.id === 'saveable' && data.saveable && data.saveable.customers > 0 && (
                    <Button type="link" className="flat-link" onClick={() => ask({ title: t('saveable'), rule: data.saveable!.rule, asOf: data.asOf, saveAs: t('saveable') })}>
                      {t('see')}
                    </Button>
                  )}
                </BlockCard>
              ))}
            </div>
            <figure className="regulars-page">
              <RegularsPicture canvas={canvas} page={page} label={t('picture')} />
              <figcaption className="soft">{t('pictureNote')}</figcaption>
            </figure>
          </div>
          <ExclusionsNote shop={shop} withProducts />
        </>
      )}
      {asked && <PeopleDrawer asked={asked} asOf={asked.asOf} onClose={() => ask(null)} />}
    </Page>
  );
}

function BlockCard({ block, help, children }: { block: RegularsBlock; help: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('regulars');
  return (
    <section className="panel regulars-block">
      <div className="panel-head">
        <h2>{block.title}</h2>
        {help}
      </div>
      {block.value === null ? <p className="regulars-not-yet soft">{t('notYet')}</p> : <p className="regulars-value">{block.value}</p>}
      {block.share !== undefined && (
        <div className="spread-track" aria-hidden>
          <span style={{ width: `${100 * block.share}%` }} />
        </div>
      )}
      <p>
        {block.text} {children}
      </p>
      <p className="soft number">{block.basis}</p>
    </section>
  );
}
