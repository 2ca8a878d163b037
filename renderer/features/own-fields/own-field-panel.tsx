import { Button, Space } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldUse, OwnField } from '../../../shared/contract/own-fields.ts';
import { ownKey } from '../../../shared/domain/own-fields.ts';
import { openRule } from '../../lib/open-rule.ts';
import { go } from '../../lib/route.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { OwnFieldDelete } from './own-field-delete.tsx';
import { OwnFieldForm } from './own-field-form.tsx';

/** A field beside the list: of how many it is known, what it is, where it is used; null: a new one. */
export function OwnFieldPanel({ field, use }: { field: OwnField | null; use: FieldUse | undefined }) {
  const { t, i18n } = useTranslation(['fields', 'common']);
  const close = useCallback(() => go('customers', 'fields'), []);
  const list = (names: string[]) => new Intl.ListFormat(i18n.language).format(names);
  return (
    <SidePanel label={field?.name ?? t('new')} closeLabel={t('common:close')} onClose={close} head={<h2>{field?.name ?? t('new')}</h2>}>
      {field && use && (
        <section>
          <p>{t('known', { count: use.known })}</p>
          <Space wrap>
            <Button disabled={use.known === 0} onClick={() => openRule({ combinator: 'and', rules: [{ field: ownKey(field.fieldId), operator: 'notNull', value: null }] })}>
              {t('people')}
            </Button>
            <OwnFieldDelete field={field} known={use.known} />
          </Space>
        </section>
      )}
      <section>
        <OwnFieldForm field={field} />
      </section>
      {field && use && use.unread > 0 && (
        <section>
          <h3>{t('unread.title')}</h3>
          <p>{t('unread.text', { count: use.unread, kind: t(`kind.${field.kind}`), examples: list(use.unreadExamples) })}</p>
        </section>
      )}
      {use && use.segments.length + use.templates.length > 0 && (
        <section>
          <h3>{t('used.title')}</h3>
          {use.segments.length > 0 && <p>{t('used.segments', { list: list(use.segments) })}</p>}
          {use.templates.length > 0 && <p>{t('used.templates', { list: list(use.templates) })}</p>}
        </section>
      )}
    </SidePanel>
  );
}
