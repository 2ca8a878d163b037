import { PictureOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { assetKinds, MOST_ASSET_BYTES, type Asset, type AssetKind } from '../../../../shared/contract/assets.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useQuery } from '../../../lib/query.ts';
import { DropZone } from '../../../ui/drop-zone.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { CopyViewChoice } from '../copy-view-choice.tsx';
import { AssetDrawer } from './asset-drawer.tsx';
import { AssetThumbnail } from './asset-thumbnail.tsx';
import './assets.css';
import { useAddAssets, useLastAdded } from './use-add-assets.ts';

/** The owner's own files for what is written and shown: kept here, found again, and where each is used. */
export function AssetsView() {
  const { t } = useTranslation('assets');
  const format = useFormat();
  const list = useQuery(api.assets.list, {});
  const { onDrop, onPick, busy, error } = useAddAssets();
  const [open, setOpen] = useState<number | null>(null);
  const all = list.data?.assets ?? [];
  const opened = all.find((a) => a.assetId === open);
  return (
    <DropZone onFiles={onDrop}>
      {(over) => (
        <Page
          title={t('title')}
          sentence={list.data && (all.length === 0 ? t('sentenceNone') : <Trans t={t} i18nKey="sentence" count={all.length} values={{ size: format.bytes(list.data.bytes) }} components={{ strong: <strong /> }} />)}
          filters={<CopyViewChoice shown="assets" />}
          action={
            <Button type="primary" icon={<PlusOutlined />} loading={busy} onClick={onPick}>
              {t('add')}
            </Button>
          }
        >
          <Failure error={list.error ?? error} />
          <LastAdded />
          <div className={over ? 'asset-zone is-over' : 'asset-zone'}>
            {!list.data && !list.error && <Skeleton active />}
            {list.data && all.length === 0 && (
              <EmptyState icon={<PictureOutlined />} title={t('empty')} text={t('emptyText', { size: format.bytes(MOST_ASSET_BYTES) })}>
                <Button onClick={onPick}>{t('add')}</Button>
              </EmptyState>
            )}
            {all.length > 0 && <AssetGrid all={all} onOpen={setOpen} />}
          </div>
          {opened && <AssetDrawer key={opened.assetId} asset={opened} onClose={() => setOpen(null)} />}
        </Page>
      )}
    </DropZone>
  );
}

function AssetGrid({ all, onOpen }: { all: Asset[]; onOpen: (assetId: number) => void }) {
  const { t } = useTranslation('assets');
  const format = useFormat();
  const [kind, setKind] = useState<AssetKind | 'all'>('all');
  const [tag, setTag] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const shown = all.filter((a) => (kind === 'all' || a.kind === kind) && (tag === null || a.tags.includes(tag)) && (words === '' || [a.name, a.licence, ...a.tags].some((text) => text.toLowerCase().includes(words))));
  const tags = [...new Set(all.flatMap((a) => a.tags))].sort();
  const count = (k: AssetKind) => all.filter((a) => a.kind === k).length;
  return (
    <>
      <div className="asset-bar">
        <Segmented<AssetKind | 'all'> aria-label={t('kindLabel')} value={kind} onChange={setKind} options={[{ value: 'all', label: t('kind.all', { count: all.length }) }, ...assetKinds.filter((k) => count(k) > 0).map((k) => ({ value: k, label: t(`kind.${k}`, { count: count(k) }) }))]} />
        {tags.length > 0 && <Select<string> aria-label={t('tags')} placeholder={t('tags')} allowClear value={tag} onChange={(value: string | undefined) => setTag(value ?? null)} options={tags.map((value) => ({ value, label: value }))} />}
        <Input.Search aria-label={t('search')} placeholder={t('search')} allowClear value={search} onChange={(e) => setSearch(e.target.value)} />
      </div>
      {shown.length === 0 && <p className="soft">{t('nothing')}</p>}
      <ul className="asset-grid" aria-label={t('title')}>
        {shown.map((asset) => (
          <li key={asset.assetId}>
            <button type="button" className="asset-card" onClick={() => onOpen(asset.assetId)}>
              <AssetThumbnail asset={asset} />
              <strong title={asset.name}>{asset.name}</strong>
              <span className="soft">
                {asset.width !== null && asset.height !== null && `${asset.width} × ${asset.height} · `}
                {format.bytes(asset.size)}
              </span>
              <span className="soft">{asset.uses.length === 0 ? t('unused') : t('usedIn', { count: asset.uses.length })}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the files that were put in have come to, until it is closed. */
function LastAdded() {
  const { t, i18n } = useTranslation('assets');
  const { last, set } = useLastAdded();
  if (!last) return null;
  const names = (list: { name: string }[]) => new Intl.ListFormat(i18n.language).format(list.map((x) => x.name));
  const lines = [
    ...(last.added.length > 0 ? [t('added', { count: last.added.length })] : []),
    ...(last.same.length > 0 ? [t('same', { names: names(last.same) })] : []),
    ...last.refused.map(({ name, reason }) => t('refusedLine', { name, reason: t(`refused.${reason}`) })),
  ];
  return (
    <Alert
      type={last.refused.length > 0 ? 'warning' : 'success'}
      showIcon
      closable={{ onClose: () => set(null) }}
      title={
        <div role="status">
          <ul className="asset-lines">
            {lines.map((line, i) => (
              <li key={i}>{line}</li>
            ))}
          </ul>
        </div>
      }
    />
  );
}
