import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LETTER_WIDTH, mailPictureTypes, MOST_LETTER_BYTES, type NewsletterBlock } from '../../../shared/domain/newsletter.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { loadPicture, shrinkPicture } from './assets/picture.ts';
import { PictureSelect } from './assets/picture-select.tsx';
import { usePicture } from './assets/use-picture.ts';

/** Above that a picture is offered in a smaller form: twice the column, for sharp screens, is as much as is seen. */
const HEAVY = 400_000;
const SHARP = 2 * LETTER_WIDTH;

/** The pictures of a letter: bytes together, and how many aren't there any more. */
export function useLetterPictures(blocks: readonly NewsletterBlock[]): { bytes: number; missing: number; tooMuch: boolean } {
  const list = useQuery(api.assets.list, {});
  const ids = [...new Set(blocks.flatMap((b) => (b.kind === 'picture' && b.assetId ? [b.assetId] : [])))];
  const found = ids.map((id) => list.data?.assets.find((a) => a.assetId === id));
  const bytes = found.reduce((n, a) => n + (a?.size ?? 0), 0);
  return { bytes, missing: list.data ? found.filter((a) => !a).length : 0, tooMuch: bytes > MOST_LETTER_BYTES };
}

/** How heavy the letter's pictures are, and which programs show them. */
export function LetterPicturesNote({ blocks }: { blocks: readonly NewsletterBlock[] }) {
  const { t } = useTranslation('copy');
  const format = useFormat();
  const { bytes, missing, tooMuch } = useLetterPictures(blocks);
  if (bytes === 0 && missing === 0) return null;
  return (
    <div className="letter-weight">
      {bytes > 0 && <p className={tooMuch ? 'call-problem' : 'soft'}>{t(tooMuch ? 'letter.picture.tooMuch' : 'letter.picture.weight', { size: format.bytes(bytes), most: format.bytes(MOST_LETTER_BYTES) })}</p>}
      {bytes > 0 && <p className="soft">{t('letter.picture.ways')}</p>}
      {missing > 0 && <p className="call-problem">{t('letter.picture.missing', { count: missing })}</p>}
    </div>
  );
}

export function PictureField({ block, id, onChange }: { block: NewsletterBlock; id: string; onChange: (assetId: number | null) => void }) {
  const { t } = useTranslation('copy');
  const list = useQuery(api.assets.list, {});
  const add = useCommand(api.assets.addDrawn);
  const asset = list.data?.assets.find((a) => a.assetId === block.assetId);
  const isHeavy = asset !== undefined && asset.type !== 'image/gif' && (asset.size > HEAVY || (asset.width ?? 0) > SHARP * 1.5);
  const onShrink = async () => {
    if (!asset) return;
    const image = await loadPicture(asset.assetId);
    const made = await add.run({ name: t('letter.picture.smallName', { name: asset.name }).slice(0, 120), bytes: shrinkPicture(image, { width: SHARP, height: 4000 }, 0.82) });
    const next = made?.added[0] ?? made?.same[0]?.assetId;
    if (next !== undefined) onChange(next);
  };
  return (
    <>
      <PictureSelect id={id} value={asset ? asset.assetId : null} onChange={onChange} accepts={(a) => mailPictureTypes.includes(a.type)} />
      {isHeavy && (
        <Button size="small" loading={add.busy} onClick={() => void onShrink()}>
          {t('letter.picture.shrink')}
        </Button>
      )}
      <Failure error={add.error} />
    </>
  );
}

/** As it stands in the letter; its words where it isn't there. */
export function PictureShown({ block: { assetId, title } }: { block: NewsletterBlock }) {
  const { t } = useTranslation('copy');
  const { picture } = usePicture(assetId ?? null);
  if (picture) return <img className="letter-picture" src={picture.src} alt={title} />;
  return <p className="soft">{title.trim() === '' ? t('letter.picture.none') : title}</p>;
}
