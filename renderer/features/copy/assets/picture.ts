import type { Asset } from '../../../../shared/contract/assets.ts';
import { api } from '../../../lib/api.ts';

const MOST_KEPT = 12;
const kept = new Map<number, Promise<HTMLImageElement>>();

export const thumbnailOf = (asset: Asset | undefined): string | null => (asset === undefined || asset.thumbnail === null ? null : `data:image/jpeg;base64,${asset.thumbnail}`);

/** The picture itself, to be shown or drawn; as an image, nothing in it runs. Rejects where it can't be decoded. */
export function loadPicture(assetId: number): Promise<HTMLImageElement> {
  const known = kept.get(assetId);
  if (known) return known;
  const loading = (async () => {
    const { type, bytes } = await api.assets.read({ assetId });
    const image = new Image();
    image.src = `data:${type};base64,${bytes}`;
    await image.decode();
    return image;
  })();
  kept.set(assetId, loading);
  loading.catch(() => kept.delete(assetId));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return loading;
}

/** A JPEG no wider and no higher than `most` pixels, as base64; transparency becomes white. */
export function shrinkPicture(image: HTMLImageElement, most: { width: number; height: number }, quality: number): string {
  const width = image.naturalWidth || 400;
  const height = image.naturalHeight || 400;
  const scale = Math.min(1, most.width / width, most.height / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', quality).split(',')[1]!;
}
