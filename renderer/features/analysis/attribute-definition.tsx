import { useTranslation } from 'react-i18next';
import type { Attribute } from '../../../shared/contract/analysis.ts';
import { ownIdOf } from '../../../shared/domain/own-fields.ts';
import { Definition } from '../../ui/definition.tsx';

/** What an attribute means, and what is made of it here. */
export function AttributeDefinition({ attribute, note, n, sql }: { attribute: Attribute; note: string; n: string; sql: string }) {
  const { t } = useTranslation('analysis');
  const { t: common } = useTranslation('common');
  const said = ownIdOf(attribute.field) === undefined ? t(`define.attribute.${attribute.field as 'orders'}`) : t('define.own');
  return (
    <Definition
      label={common('definition')}
      text={
        <>
          <p>{said}</p>
          <p>{note}</p>
        </>
      }
      n={n}
      sql={sql}
    />
  );
}
