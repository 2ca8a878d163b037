import { posterSizes, type PosterSize, type PosterTemplate, type PosterTexts } from '../../../../shared/domain/posters.ts';
import { drawBirthday, drawMembers, drawRegularsOnly, drawSeason } from './poster-quiet.ts';
import { drawClearance, drawFresh, drawOffer, drawReferral } from './poster-loud.ts';
import type { Pen, PosterNote } from './poster-pen.ts';

const drawings: Record<PosterTemplate, (pen: Pen) => void> = { fresh: drawFresh, offer: drawOffer, members: drawMembers, season: drawSeason, birthday: drawBirthday, regulars: drawRegularsOnly, clearance: drawClearance, referral: drawReferral };

export interface PosterDrawing {
  template: PosterTemplate;
  size: PosterSize;
  texts: PosterTexts;
  photo: HTMLImageElement | null;
  qr: CanvasImageSource | null;
}

/** Draws at the channel's size, the same whatever theme the app is in; returns which texts had to give way. */
export function drawPoster(canvas: HTMLCanvasElement, { template, size, texts, photo, qr }: PosterDrawing): PosterNote[] {
  const { width, height } = posterSizes[size];
  canvas.width = width;
  canvas.height = height;
  const c = canvas.getContext('2d')!;
  c.imageSmoothingQuality = 'high';
  // On a tall poster everything stands larger: it is seen from as far.
  const larger = Math.min(1.28, Math.max(1, Math.sqrt(height / width / 1.337)));
  const pen: Pen = { c, width, height, u: (width / 1080) * larger, texts, photo, photoSize: { width: photo?.naturalWidth || 400, height: photo?.naturalHeight || 400 }, qr, notes: [] };
  drawings[template](pen);
  return pen.notes;
}
