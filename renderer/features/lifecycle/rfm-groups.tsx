import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rfm } from '../../../shared/contract/lifecycle.ts';
import type { RfmGroup } from '../../../shared/domain/rfm.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { NameDialog } from '../../ui/name-dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { fieldRule } from './state-days.ts';

/** The named groups: how many, what they spent, and who they are. The owner may rename them. */
export function RfmGroups({ rfm, names, onAsk }: { rfm: Rfm; names: Map<string, string>; onAsk: (asked: PeopleAsked) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const settings = useQuery(api.lifecycle.settings, {});
  const save = useCommand(api.lifecycle.saveSettings);
  const [renaming, rename] = useState<RfmGroup | null>(null);
  const onName = async (name: string) => {
    if (renaming && (await save.run({ rfmNames: { ...settings.data?.rfmNames, [renaming]: name } }))) rename(null);
  };
  return (
    <Panel title={t('rfm.groups')}>
      <div className="wide-table">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('rfm.group')}</th>
              <th className="is-number">{t('rfm.people')}</th>
              <th className="is-number">{t('rfm.share')}</th>
              <th className="is-number">{t('rfm.net')}</th>
              <th className="is-number">{t('rfm.netShare')}</th>
              <th className="is-number">{t('rfm.perPerson')}</th>
            </tr>
          </thead>
          <tbody>
            {rfm.groups.map(({ group, customers, netMinor }) => {
              const name = names.get(group) ?? group;
              return (
                <tr key={group}>
                  <td>
                    <Button type="link" size="small" className="rfm-name" aria-label={t('rfm.see', { name })} onClick={() => onAsk({ title: name, rule: fieldRule('rfm', group), saveAs: name })}>
                      {name}
                    </Button>
                    <Button type="text" size="small" icon={<EditOutlined />} aria-label={`${t('rfm.rename')} ${name}`} onClick={() => rename(group)} />
                  </td>
                  <td className="is-number">{format.count(customers)}</td>
                  <td className="is-number">{format.share(customers / rfm.customers)}</td>
                  <td className="is-number">{format.money(netMinor, rfm.currency)}</td>
                  <td className="is-number">{format.share(rfm.netMinor === 0 ? null : netMinor / rfm.netMinor)}</td>
                  <td className="is-number">{format.money(customers === 0 ? null : Math.round(netMinor / customers), rfm.currency)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {renaming && (
        <NameDialog
          title={t('rfm.renameTitle')}
          label={t('rfm.name')}
          initial={names.get(renaming) ?? ''}
          okText={common('save')}
          maxLength={30}
          busy={save.busy}
          failure={<Failure error={save.error} />}
          onOk={(name) => void onName(name)}
          onCancel={() => rename(null)}
        />
      )}
    </Panel>
  );
}
