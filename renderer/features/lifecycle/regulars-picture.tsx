import { useEffect, type RefObject } from 'react';
import { drawRegulars, PAGE_HEIGHT, PAGE_WIDTH, type RegularsPage } from './draw-regulars.ts';

/** The page as it will be sent. */
export function RegularsPicture({ canvas, page, label }: { canvas: RefObject<HTMLCanvasElement | null>; page: RegularsPage; label: string }) {
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) drawRegulars(context, page, getComputedStyle(document.body).fontFamily);
  }, [canvas, page]);
  return <canvas ref={canvas} className="regulars-picture" width={PAGE_WIDTH} height={PAGE_HEIGHT} role="img" aria-label={label} />;
}
