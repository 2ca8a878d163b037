import { useEffect, useState } from 'react';
import { loadPicture } from './picture.ts';

/** The picture, once it is there; `failed` where it can't be shown. */
export function usePicture(assetId: number | null): { picture: HTMLImageElement | null; failed: boolean } {
  const [loaded, setLoaded] = useState<{ assetId: number; picture: HTMLImageElement | null } | null>(null);
  useEffect(() => {
    if (assetId === null) return;
    let gone = false;
    loadPicture(assetId).then(
      (picture) => gone || setLoaded({ assetId, picture }),
      () => gone || setLoaded({ assetId, picture: null }),
    );
    return () => {
      gone = true;
    };
  }, [assetId]);
  const mine = loaded?.assetId === assetId ? loaded : null;
  return { picture: assetId === null ? null : (mine?.picture ?? null), failed: assetId !== null && mine !== null && mine.picture === null };
}
