import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OwnField } from '../../../shared/contract/own-fields.ts';
import { standardFields, standardIds, type StandardField } from '../../../shared/domain/own-fields.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';

/** Fields that many shops have, those that aren't on yet. */
export function ReadyFields({ fields }: { fields: OwnField[] }) {
  const { t, i18n } = useTranslation('fields');
  const save = useCommand(api.customers.saveField);
  const rest = standardIds.filter((id) => !fields.some((f) => f.standard === id));
  if (rest.length === 0) return null;
  const optionsOf = (id: StandardField): string[] => (i18n.exists(`fields:standard.${id}.options`) ? t(`standard.${id as 'education'}.options`).split('|') : []);
  const switchOn = (id: StandardField) => save.run({ ...standardFields[id], name: t(`standard.${id}.name`), standard: id, options: optionsOf(id).map((name) => ({ name })) });
  return (
    <section className="own-ready">
      <h2>{t('ready.title')}</h2>
      <p className="soft">{t('ready.text')}</p>
      <Failure error={save.error} onClose={save.clearError} />
      <div className="own-ready-list">
        {rest.map((id) => (
          <Button key={id} icon={<PlusOutlined />} aria-label={t('ready.on', { name: t(`standard.${id}.name`) })} disabled={save.busy} onClick={() => void switchOn(id)}>
            {t(`standard.${id}.name`)} <span className="soft">{t(`section.${standardFields[id].section}`)}</span>
          </Button>
        ))}
      </div>
    </section>
  );
}
