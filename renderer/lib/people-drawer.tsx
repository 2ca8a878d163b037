import { TeamOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../shared/contract/rule.ts';
import { RulePeople } from './rule-people.tsx';
import { SaveRule } from './save-rule.tsx';

export interface PeopleAsked {
  title: string;
  rule: RuleGroup;
  /** As of another day than the screen's. */
  asOf?: string;
  /** The name a segment of them would have; none for people of a past day. */
  saveAs?: string;
}

/** The people behind a figure, who can become a segment. */
export function PeopleDrawer({ asked, asOf, onClose }: { asked: PeopleAsked; asOf: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('lifecycle');
  const { message } = App.useApp();
  const [naming, setNaming] = useState(false);
  const button = asked.saveAs !== undefined && (
    <Button type="primary" icon={<TeamOutlined />} onClick={() => setNaming(true)}>
      {t('people.save')}
    </Button>
  );
  return (
    <>
      <RulePeople rule={asked.rule} asOf={asOf} title={asked.title} action={button} onClose={onClose} />
      {naming && (
        <SaveRule
          rule={asked.rule}
          title={t('people.saveTitle')}
          label={t('people.name')}
          initial={asked.saveAs ?? ''}
          okText={t('people.save')}
          onSaved={({ name }) => {
            setNaming(false);
            void message.success(t('people.saved', { name }));
          }}
          onCancel={() => setNaming(false)}
        />
      )}
    </>
  );
}
