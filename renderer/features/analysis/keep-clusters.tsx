import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';

/** Keeps the clusters as the layers of a layering, with the people whom they have now. */
export function KeepClusters({ layers }: { layers: { name: string; customerIds: number[] }[] }) {
  const { t } = useTranslation('analysis');
  const [asking, setAsking] = useState(false);
  const freeze = useCommand(api.segments.freezeLayers);
  const onName = async (name: string) => {
    // Room for a number where two begin alike.
    const short = layers.map((layer) => layer.name.slice(0, 24));
    const names = short.map((said, i) => (short.indexOf(said) === i ? said : `${said} ${i + 1}`));
    const made = await freeze.run({ name, layers: layers.map((layer, i) => ({ ...layer, name: names[i]! })) });
    if (made) go('customers', 'segments', 'layers', made.layeringId);
  };
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('clusters.keep')}
      </Button>
      {asking && <NameDialog title={t('clusters.keepTitle', { n: layers.length })} label={t('clusters.keepName')} initial="" okText={t('clusters.keep')} maxLength={30} busy={freeze.busy} failure={<Failure error={freeze.error} />} onOk={(name) => void onName(name)} onCancel={() => setAsking(false)} />}
    </>
  );
}
