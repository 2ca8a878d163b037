import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { BasisDialog } from './basis-dialog.tsx';
import { SettingRow } from './setting-row.tsx';

/** Whom the owner has said they may contact, and when they said it; to change it is to be asked again. */
export function BasisSetting() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const state = useQuery(api.settings.contactBasis, {});
  const [asking, setAsking] = useState(false);
  const { data } = state;
  return (
    <Panel title={t('basis.title')}>
      <Failure error={state.error} />
      {data && (
        <SettingRow label={t('basis.label')} help={data.words || t('basis.help')}>
          <span className="basis-now">
            <strong>{data.basis === null ? t('basis.none') : t(`basis.${data.basis}`)}</strong>
            {data.chosenAt !== null && <span className="soft">{t('basis.since', { time: format.time(data.chosenAt) })}</span>}
            <Button size="small" onClick={() => setAsking(true)}>
              {data.basis === null ? t('basis.choose') : t('basis.change')}
            </Button>
          </span>
          {asking && <BasisDialog state={data} onDone={() => setAsking(false)} />}
        </SettingRow>
      )}
    </Panel>
  );
}
