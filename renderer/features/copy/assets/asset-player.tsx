import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '../../../../shared/contract/assets.ts';
import { api } from '../../../lib/api.ts';
import { AssetThumbnail } from './asset-thumbnail.tsx';

/** A sound or a film, played from memory; what can't be decoded here says so. */
export function AssetPlayer({ asset }: { asset: Asset }) {
  const { assetId, kind, name } = asset;
  const { t } = useTranslation('assets');
  const [src, setSrc] = useState<string | null>(null);
  const [unplayable, setUnplayable] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    let gone = false;
    api.assets.read({ assetId }).then(
      ({ type, bytes }) => {
        if (gone) return;
        made = URL.createObjectURL(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], { type }));
        setSrc(made);
      },
      () => setUnplayable(true),
    );
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [assetId]);
  if (unplayable) {
    return (
      <div className="asset-large">
        <AssetThumbnail asset={asset} />
        <p className="soft">{t('playOutside')}</p>
      </div>
    );
  }
  if (src === null) return null;
  return kind === 'video' ? <video className="asset-large" controls src={src} aria-label={name} onError={() => setUnplayable(true)} /> : <audio className="asset-player" controls src={src} aria-label={name} onError={() => setUnplayable(true)} />;
}
