import { FileTextOutlined, PictureOutlined, SoundOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '../../../../shared/contract/assets.ts';
import { api } from '../../../lib/api.ts';
import { loadPicture, shrinkPicture, thumbnailOf } from './picture.ts';

const icons = { picture: <PictureOutlined />, video: <VideoCameraOutlined />, sound: <SoundOutlined />, document: <FileTextOutlined /> };

/** A picture's small self, drawn the first time that it is seen; of the others their kind. */
export function AssetThumbnail({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets');
  const [broken, setBroken] = useState(false);
  const { assetId, kind } = asset;
  const shown = thumbnailOf(asset);
  const isMissing = kind === 'picture' && shown === null;
  useEffect(() => {
    if (!isMissing) return;
    let gone = false;
    loadPicture(assetId)
      .then((image) => (gone ? undefined : api.assets.saveThumbnail({ assetId, bytes: shrinkPicture(image, { width: 360, height: 360 }, 0.8) })))
      .catch(() => gone || setBroken(true));
    return () => {
      gone = true;
    };
  }, [assetId, isMissing]);
  if (shown !== null) return <img className="asset-picture" src={shown} alt="" />;
  return (
    <span className="asset-picture asset-icon">
      {icons[kind]}
      {broken && <small>{t('cannotShow')}</small>}
    </span>
  );
}
