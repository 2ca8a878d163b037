import { TeamOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand } from '../../lib/query.ts';
import { RulePeople } from '../../lib/rule-people.tsx';
import { NameDialog } from '../../ui/name-dialog.tsx';

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
  const save = useCommand(api.segments.save);
  const [naming, setNaming] = useState(false);
  const onName = async (name: string) => {
    if (!(await save.run({ name, rule: asked.rule }))) return;
    setNaming(false);
    void message.success(t('people.saved', { name }));
  };
  const button = asked.saveAs !== undefined && (
    <Button type="primary" icon={<TeamOutlined />} onClick={() => setNaming(true)}>
      {t('people.save')}
    </Button>
  );
  return (
    <>
      <RulePeople rule={asked.rule} asOf={asOf} title={asked.title} action={button} onClose={onClose} />
      {naming && (
        <NameDialog
          title={t('people.saveTitle')}
          label={t('people.name')}
          initial={asked.saveAs ?? ''}
          okText={t('people.save')}
          maxLength={60}
          busy={save.busy}
          failure={<Failure error={save.error} />}
          onOk={(name) => void onName(name)}
          onCancel={() => {
            save.clearError();
            setNaming(false);
          }}
        />
      )}
    </>
  );
}
