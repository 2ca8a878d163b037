import { Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poster } from '../../../../shared/contract/assets.ts';
import { posterTemplates, type PosterTemplate } from '../../../../shared/domain/posters.ts';
import { api } from '../../../lib/api.ts';
import { Failure } from '../../../lib/failure.tsx';
import { useFormat } from '../../../lib/format.ts';
import { useCommand, useQuery } from '../../../lib/query.ts';
import { AskButton } from '../../../ui/ask-button.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePicture } from '../assets/use-picture.ts';
import { CopyViewChoice } from '../copy-view-choice.tsx';
import { drawPoster } from './draw-poster.ts';
import { PosterEditor, type PosterDraft } from './poster-editor.tsx';
import './posters.css';
import { useSampleTexts } from './use-sample-texts.ts';

/** Posters from eight templates: the owner's words, photo and code, drawn here and saved as pictures. */
export function PostersView() {
  const { t } = useTranslation(['assets', 'common', 'copy']);
  const format = useFormat();
  const list = useQuery(api.assets.posters, {});
  const remove = useCommand(api.assets.deletePoster);
  const samples = useSampleTexts();
  const [open, setOpen] = useState<PosterDraft | null>(null);
  const fresh = (template: PosterTemplate): PosterDraft => ({ name: '', template, size: 'portrait', texts: samples(template), photoId: null, qrText: '', qrPhotoId: null });
  const copyOf = ({ posterId: _, ...poster }: Poster): PosterDraft => ({ ...poster, name: t('copy:copyName', { name: poster.name }).slice(0, 60) });
  const saved = list.data ?? [];
  return (
    <Page title={t('poster.title')} sentence={t('poster.sentence')} filters={<CopyViewChoice shown="posters" />}>
      <Failure error={list.error ?? remove.error} />
      {!list.data && !list.error && <Skeleton active />}
      {saved.length > 0 && (
        <Panel title={t('poster.saved', { count: saved.length })}>
          <ul className="poster-list">
            {saved.map((poster) => (
              <li key={poster.posterId} aria-label={poster.name}>
                <button type="button" className="poster-card" onClick={() => setOpen(poster)}>
                  <Miniature poster={poster} />
                  <strong>{poster.name}</strong>
                  <span className="soft">{t('poster.changed', { time: format.time(poster.updatedAt) })}</span>
                </button>
                <Button size="small" type="text" onClick={() => setOpen(copyOf(poster))}>
                  {t('common:duplicate')}
                </Button>
                <AskButton label={t('common:delete')} ask={t('poster.deleteAsk')} cancelText={t('common:cancel')} onConfirm={() => void remove.run({ posterId: poster.posterId })} />
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('poster.templates')}>
        <ul className="poster-list">
          {posterTemplates.map((template) => (
            <li key={template}>
              <button type="button" className="poster-card" onClick={() => setOpen(fresh(template))}>
                <Miniature poster={fresh(template)} />
                <strong>{t(`poster.template.${template}`)}</strong>
                <span className="soft">{t(`poster.for.${template}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Panel>
      {open && <PosterEditor key={`${open.posterId ?? 'new'}/${open.template}/${open.name}`} initial={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** The same drawing, small. */
function Miniature({ poster: { template, size, texts, photoId } }: { poster: PosterDraft }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { picture } = usePicture(photoId);
  const words = JSON.stringify(texts);
  useEffect(() => {
    if (canvas.current) drawPoster(canvas.current, { template, size, texts: JSON.parse(words) as typeof texts, photo: picture, qr: null });
  }, [template, size, words, picture]);
  return <canvas ref={canvas} className="poster-mini" aria-hidden />;
}
