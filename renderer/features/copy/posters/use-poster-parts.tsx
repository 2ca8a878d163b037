import { QRCode } from 'antd';
import { useEffect, useState, type RefObject } from 'react';
import { loadPicture } from '../assets/picture.ts';

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

/** The square code, drawn where nobody sees it, to be put on the poster. */
export function HiddenCode({ holder, text }: { holder: RefObject<HTMLDivElement | null>; text: string }) {
  return (
    <div ref={holder} className="poster-code" aria-hidden>
      {text !== '' && <QRCode type="canvas" value={text} size={400} bordered={false} color="#000000" bgColor="#ffffff" errorLevel="M" marginSize={1} />}
    </div>
  );
}
