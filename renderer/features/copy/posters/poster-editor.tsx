import { FileImageOutlined } from '@ant-design/icons';
import { Alert, App, Button, Drawer, Form, Input, Segmented, Select, Space } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poster } from '../../../../shared/contract/assets.ts';
import { posterFields, posterSizeNames, posterSizes, posterTemplates, type PosterField, type PosterSize, type PosterTemplate } from '../../../../shared/domain/posters.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useCommand } from '../../../lib/query.ts';
import { saveFile } from '../../../ui/save-csv.ts';
import { PictureSelect } from '../assets/picture-select.tsx';
import { usePicture } from '../assets/use-picture.ts';
import { drawPoster } from './draw-poster.ts';
import type { PosterNote } from './poster-pen.ts';
import { HiddenCode } from './hidden-code.tsx';
import { useSampleTexts } from './use-sample-texts.ts';

export type PosterDraft = Omit<Poster, 'posterId' | 'updatedAt'> & { posterId?: number };

/** As many letters as a field holds. */
const mostOf: Record<PosterField, number> = { eyebrow: 24, title: 40, offer: 60, detail: 160, note: 60, shop: 24 };

/** Words and pictures on the left, the poster as it will be saved on the right. */
export function PosterEditor({ initial, onClose }: { initial: PosterDraft; onClose: () => void }) {
  const { t } = useTranslation(['assets', 'common']);
  const { message } = App.useApp();
  const save = useCommand(api.assets.savePoster);
  const keep = useCommand(api.assets.addDrawn);
  const [poster, setPoster] = useState(initial);
  const change = (part: Partial<PosterDraft>) => setPoster({ ...poster, ...part });
  const { template, size, texts, photoId, qrPhotoId, qrText } = poster;
  const canvas = useRef<HTMLCanvasElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const photo = usePicture(photoId);
  const code = usePicture(qrPhotoId);
  const [notes, setNotes] = useState<PosterNote[]>([]);
  const samples = useSampleTexts();
  const written = qrText.trim();
  const draw = useCallback(
    (on: HTMLCanvasElement, at: PosterSize) => drawPoster(on, { template, size: at, texts, photo: photo.picture, qr: code.picture ?? (written === '' ? null : (holder.current?.querySelector('canvas') ?? null)) }),
    [template, texts, photo.picture, code.picture, written],
  );
  useEffect(() => {
    if (canvas.current) setNotes(draw(canvas.current, size));
  }, [draw, size]);
  const onTemplate = (next: PosterTemplate) => {
    // What the owner hasn't touched becomes the new template's; what they wrote stays.
    const before = samples(template);
    const after = samples(next);
    change({ template: next, texts: Object.fromEntries(posterFields.map((f) => [f, texts[f] === before[f] ? after[f] : texts[f]])) as typeof texts });
  };
  const onSave = async () => {
    const { posterId, ...rest } = poster;
    const { name, ...others } = rest;
    const saved = await save.run({ ...(posterId === undefined ? {} : { posterId }), name, template: others.template, size: others.size, texts: others.texts, photoId: others.photoId, qrText: others.qrText, qrPhotoId: others.qrPhotoId });
    if (!saved) return;
    setPoster({ ...poster, posterId: saved.posterId });
    void message.success(t('common:saved'));
  };
  const fileName = (at: PosterSize) => `${poster.name.trim() || t(`poster.template.${template}`)} ${posterSizes[at].width}×${posterSizes[at].height}.png`;
  const onPng = (sizes: readonly PosterSize[]) => {
    for (const at of sizes) {
      const own = document.createElement('canvas');
      draw(own, at);
      saveFile(own.toDataURL('image/png'), fileName(at));
    }
  };
  const onKeep = async () => {
    if (!canvas.current) return;
    const added = await keep.run({ name: fileName(size), bytes: canvas.current.toDataURL('image/jpeg', 0.92).split(',')[1]! });
    if (added) void message.success(added.same.length > 0 ? t('poster.keptAlready') : t('poster.kept'));
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={1080}
      title={poster.name.trim() || t('poster.new')}
      extra={
        <Space>
          <Button loading={keep.busy} onClick={() => void onKeep()}>
            {t('poster.keep')}
          </Button>
          <Button onClick={() => onPng(posterSizeNames)}>{t('poster.pngAll', { count: posterSizeNames.length })}</Button>
          <Button icon={<FileImageOutlined />} onClick={() => onPng([size])}>
            {t('poster.png')}
          </Button>
          <Button type="primary" disabled={poster.name.trim() === ''} loading={save.busy} onClick={() => void onSave()}>
            {t('common:save')}
          </Button>
        </Space>
      }
    >
      <Failure error={save.error ?? keep.error} />
      <div className="poster-grid">
        <div>
        <Form layout="vertical" component={false}>
          <Form.Item label={t('poster.name')} htmlFor="poster-name">
            <Input id="poster-name" value={poster.name} maxLength={60} placeholder={t('poster.nameHint')} onChange={(e) => change({ name: e.target.value })} />
          </Form.Item>
          <Form.Item label={t('poster.templateLabel')} htmlFor="poster-template">
            <Select<PosterTemplate> id="poster-template" value={template} onChange={onTemplate} options={posterTemplates.map((value) => ({ value, label: t(`poster.template.${value}`) }))} />
          </Form.Item>
          {posterFields.map((field) => (
            <Form.Item key={field} label={t(`poster.field.${field}`)} htmlFor={`poster-${field}`} extra={template === 'referral' && field === 'offer' ? t('poster.referralHint') : undefined}>
              {field === 'detail' ? <Input.TextArea id="poster-detail" value={texts.detail} maxLength={mostOf.detail} autoSize={{ minRows: 2, maxRows: 5 }} onChange={(e) => change({ texts: { ...texts, detail: e.target.value } })} /> : <Input id={`poster-${field}`} value={texts[field]} maxLength={mostOf[field]} onChange={(e) => change({ texts: { ...texts, [field]: e.target.value } })} />}
            </Form.Item>
          ))}
          <Form.Item label={t('poster.photo')} htmlFor="poster-photo">
            <PictureSelect id="poster-photo" value={photoId} onChange={(id) => change({ photoId: id })} />
          </Form.Item>
          <Form.Item label={t('poster.qr')} htmlFor="poster-qr" extra={t('poster.qrHint')}>
            <Input id="poster-qr" value={qrText} maxLength={300} disabled={qrPhotoId !== null} onChange={(e) => change({ qrText: e.target.value })} />
          </Form.Item>
          <Form.Item label={t('poster.qrPhoto')} htmlFor="poster-qr-photo">
            <PictureSelect id="poster-qr-photo" value={qrPhotoId} onChange={(id) => change({ qrPhotoId: id })} />
          </Form.Item>
        </Form>
        </div>
        <div className="poster-side">
          <Segmented<PosterSize> aria-label={t('poster.sizeLabel')} value={size} onChange={(next) => change({ size: next })} options={posterSizeNames.map((value) => ({ value, label: t(`poster.size.${value}`) }))} />
          <p className="soft">{t('poster.pixels', { width: posterSizes[size].width, height: posterSizes[size].height, use: t(`poster.use.${size}`) })}</p>
          {notes.map(({ field, what }) => (
            <Alert key={`${field}/${what}`} type={what === 'cut' ? 'warning' : 'info'} showIcon title={t(`poster.note.${what}`, { field: t(`poster.field.${field}`) })} />
          ))}
          {(photo.failed || code.failed) && <Alert type="warning" showIcon title={t('poster.photoFailed')} />}
          <canvas ref={canvas} className="poster-canvas" role="img" aria-label={t('poster.picture', { title: texts.title })} />
        </div>
      </div>
      <HiddenCode holder={holder} text={written} />
    </Drawer>
  );
}
