import { App, Button, Drawer, Form, Input, Select, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '../../../../shared/contract/assets.ts';
import { api, files } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useCommand, useQuery, useTask } from '../../../lib/query.ts';
import { address } from '../../../lib/route.ts';
import { AssetPlayer } from './asset-player.tsx';
import { AssetThumbnail } from './asset-thumbnail.tsx';
import { loadPicture } from './picture.ts';

/** By the kind of the content; a name may have said something else. */
const extensions: Record<string, string> = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp', 'image/svg+xml': 'svg', 'video/mp4': 'mp4', 'video/webm': 'webm', 'video/quicktime': 'mov', 'video/x-msvideo': 'avi', 'audio/mpeg': 'mp3', 'audio/wav': 'wav', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a', 'application/pdf': 'pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx' };
const idsOf = ({ uses }: Asset, what: 'template' | 'campaign') => uses.filter((u) => u.what === what).map((u) => u.id);

const placeOf = { newsletter: () => address('marketing', 'copy', 'letters'), poster: () => address('marketing', 'copy', 'posters'), template: (id: number) => address('marketing', 'copy', id), campaign: (id: number) => address('marketing', 'campaigns', id) };

export function AssetDrawer({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t } = useTranslation(['assets', 'common']);
  const { modal, message } = App.useApp();
  const format = useFormat();
  const change = useCommand(api.assets.change);
  const remove = useCommand(api.assets.delete);
  const save = useTask(api.assets.save);
  const templates = useQuery(api.copy.list, {});
  const campaigns = useQuery(api.campaigns.list, {});
  const [draft, setDraft] = useState({ name: asset.name, tags: asset.tags, licence: asset.licence, templateIds: idsOf(asset, 'template'), campaignIds: idsOf(asset, 'campaign') });
  const { assetId, type, uses } = asset;
  const onSave = async () => {
    if (!(await change.run({ assetId, ...draft, tags: draft.tags.map((tag) => tag.trim().slice(0, 20)).filter((tag) => tag !== '').slice(0, 20) }))) return;
    void message.success(t('common:saved'));
    onClose();
  };
  const onCopyOut = async () => {
    const to = await files.saveTarget(`${asset.name}.${extensions[type] ?? 'bin'}`);
    if (to && (await save.run({ assetId, to }))) await files.deliver(to);
  };
  const onDelete = () =>
    void modal.confirm({
      title: t('deleteTitle', { name: asset.name }),
      content: uses.length === 0 ? t('deleteText') : t('deleteUsed', { names: uses.map((u) => t(`useName.${u.what}`, { name: u.name })).join(t('comma')) }),
      okText: t('common:delete'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (await remove.run({ assetId, usedToo: uses.length > 0 })) onClose();
      },
    });
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={asset.name}
      extra={
        <Space>
          <Button onClick={() => void onCopyOut()}>{t('saveFile')}</Button>
          <Button danger onClick={onDelete}>
            {t('common:delete')}
          </Button>
          <Button type="primary" disabled={draft.name.trim() === ''} loading={change.busy} onClick={() => void onSave()}>
            {t('common:save')}
          </Button>
        </Space>
      }
    >
      <Failure error={change.error ?? remove.error ?? save.error} />
      <LargePicture asset={asset} />
      <p className="soft">
        {t(`kindOf.${asset.kind}`)} · {extensions[type]?.toUpperCase()} · {format.bytes(asset.size)}
        {asset.width !== null && asset.height !== null && ` · ${asset.width} × ${asset.height}`} · {t('addedAt', { time: format.time(asset.addedAt) })}
      </p>
      <Form layout="vertical" component={false}>
        <Form.Item label={t('name')} htmlFor="asset-name">
          <Input id="asset-name" value={draft.name} maxLength={120} onChange={(e) => setDraft({ ...draft, name: e.target.value })} />
        </Form.Item>
        <Form.Item label={t('tags')} htmlFor="asset-tags">
          <Select id="asset-tags" mode="tags" open={false} suffix={null} placeholder={t('tagsHint')} value={draft.tags} onChange={(tags: string[]) => setDraft({ ...draft, tags })} />
        </Form.Item>
        <Form.Item label={t('licence')} htmlFor="asset-licence" extra={t('licenceHint')}>
          <Input id="asset-licence" value={draft.licence} maxLength={300} onChange={(e) => setDraft({ ...draft, licence: e.target.value })} />
        </Form.Item>
        <Form.Item label={t('forTemplates')} htmlFor="asset-templates">
          <Select<number[]> id="asset-templates" mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={draft.templateIds} onChange={(templateIds) => setDraft({ ...draft, templateIds })} options={templates.data?.map((x) => ({ value: x.templateId, label: x.name })) ?? []} />
        </Form.Item>
        <Form.Item label={t('forCampaigns')} htmlFor="asset-campaigns">
          <Select<number[]> id="asset-campaigns" mode="multiple" showSearch={{ optionFilterProp: 'label' }} value={draft.campaignIds} onChange={(campaignIds) => setDraft({ ...draft, campaignIds })} options={campaigns.data?.map((x) => ({ value: x.campaignId, label: x.name })) ?? []} />
        </Form.Item>
      </Form>
      <h3 className="asset-uses-head">{t('uses')}</h3>
      {uses.length === 0 && <p className="soft">{t('unusedText')}</p>}
      <ul className="asset-lines">
        {uses.map((u) => (
          <li key={`${u.what}/${u.id}`}>
            <a href={placeOf[u.what](u.id)}>{t(`useName.${u.what}`, { name: u.name })}</a>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

function LargePicture({ asset }: { asset: Asset }) {
  const [src, setSrc] = useState<string | null>(null);
  const { assetId, kind } = asset;
  useEffect(() => {
    let gone = false;
    if (kind === 'picture') loadPicture(assetId).then((image) => gone || setSrc(image.src), () => undefined);
    return () => {
      gone = true;
    };
  }, [assetId, kind]);
  if (kind === 'video' || kind === 'sound') return <AssetPlayer asset={asset} />;
  if (src !== null) return <img className="asset-large" src={src} alt={asset.name} />;
  return (
    <div className="asset-large">
      <AssetThumbnail asset={asset} />
    </div>
  );
}
