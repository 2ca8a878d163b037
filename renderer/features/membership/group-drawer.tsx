import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MemberGroup } from '../../../shared/contract/membership-overview.ts';
import { api } from '../../lib/api.ts';
import { usePagedRows } from '../../lib/paged-rows.ts';
import { useCommand } from '../../lib/query.ts';
import { PeopleDrawer } from './people-drawer.tsx';

/** The people behind a figure of the overview; those without a card can be given one. */
export function GroupDrawer({ group, onClose }: { group: MemberGroup; onClose: () => void }) {
  const { t } = useTranslation('membership');
  const list = usePagedRows(api.membership.groupPeople, { group });
  const enrol = useCommand(api.membership.enrolMany);
  const ids = list.head?.ids ?? [];
  const action = group === 'toEnrol' && (
    <Button type="primary" disabled={ids.length === 0} loading={enrol.busy} onClick={() => void enrol.run({ customerIds: ids })}>
      {t('overview.enrol', { count: ids.length })}
    </Button>
  );
  return <PeopleDrawer title={t(`overview.group.${group}`)} list={list} action={action} error={enrol.error} onClose={onClose} />;
}
