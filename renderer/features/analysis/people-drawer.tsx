import { TeamOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { SaveRule } from '../../lib/save-rule.tsx';
import { useAnalysisView } from './analysis-store.ts';

export interface PeopleAsked {
  title: string;
  rule: RuleGroup;
}

/** The people behind a figure, who can become a segment. */
export function PeopleDrawer({ asked, onClose }: { asked: PeopleAsked; onClose: () => void }) {
  const { t } = useTranslation('analysis');
  const { message } = App.useApp();
  const asOf = useAnalysisView((s) => s.asOf);
  const [naming, setNaming] = useState(false);
  const button = (
    <Button type="primary" icon={<TeamOutlined />} onClick={() => setNaming(true)}>
      {t('people.save')}
    </Button>
  );
  return (
    <>
      <RulePeople rule={asked.rule} asOf={asOf ?? undefined} title={asked.title} action={button} onClose={onClose} />
      {naming && (
        <SaveRule
          rule={asked.rule}
          title={t('people.save')}
          label={t('people.name')}
          initial={asked.title.slice(0, 60)}
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
