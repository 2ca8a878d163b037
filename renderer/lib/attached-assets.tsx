import { useTranslation } from 'react-i18next';
import { api } from './api.ts';
import { useQuery } from './query.ts';
import { address } from './route.ts';
import './attached-assets.css';

/** The owner's pictures and files that go along with a text or a campaign; they are chosen among the assets. */
export function AttachedAssets({ what, id }: { what: 'template' | 'campaign'; id: number }) {
  const { t } = useTranslation('assets');
  const attached = useQuery(api.assets.attached, { what, id }).data ?? [];
  if (attached.length === 0) return null;
  return (
    <div className="attached-assets">
      <a href={address('marketing', 'copy', 'assets')}>{t('attached', { count: attached.length })}</a>
      {attached.map(({ assetId, name, kind, thumbnail }) => (
        <span key={assetId} title={name}>
          {thumbnail === null ? t(`kindOf.${kind}`) : <img src={`data:image/jpeg;base64,${thumbnail}`} alt="" />} {name}
        </span>
      ))}
    </div>
  );
}
