import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Asset } from '../../../../shared/contract/assets.ts';
import { api } from '../../../lib/api.ts';
import { useQuery } from '../../../lib/query.ts';
import { address } from '../../../lib/route.ts';
import './assets.css';
import { thumbnailOf } from './picture.ts';

interface PictureSelectProps {
  id: string;
  value: number | null;
  onChange: (assetId: number | null) => void;
  /** Which pictures may be chosen. */
  accepts?: (asset: Asset) => boolean;
}

/** One of the pictures of the library. */
export function PictureSelect({ id, value, onChange, accepts }: PictureSelectProps) {
  const { t } = useTranslation('assets');
  const list = useQuery(api.assets.list, {});
  const pictures = (list.data?.assets ?? []).filter((a) => a.kind === 'picture' && (accepts?.(a) ?? true));
  if (list.data && pictures.length === 0) {
    return (
      <p className="soft">
        {t('noPictures')} <a href={address('marketing', 'copy', 'assets')}>{t('toAssets')}</a>
      </p>
    );
  }
  const src = thumbnailOf(pictures.find((a) => a.assetId === value));
  return (
    <div className="asset-pick">
      {src !== null && <img src={src} alt="" />}
      <Select<number>
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('pick')}
        value={value}
        onChange={(assetId: number | undefined) => onChange(assetId ?? null)}
        options={pictures.map((a) => ({ value: a.assetId, label: a.name }))}
        optionRender={({ value: assetId, label }) => {
          const small = thumbnailOf(pictures.find((a) => a.assetId === assetId));
          return (
            <span className="asset-pick">
              {small !== null && <img src={small} alt="" />}
              {label}
            </span>
          );
        }}
      />
    </div>
  );
}
