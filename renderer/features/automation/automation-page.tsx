import { ClockCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import './automation.css';
import { DoneList } from './done-list.tsx';
import { DuePanel } from './due-panel.tsx';
import { blankRule, RuleForm, type RuleDraft } from './rule-form.tsx';
import { RuleList } from './rule-list.tsx';

/** Rules on a clock: whom they put on today's list, and the rules themselves. */
export function AutomationPage() {
  const { t } = useTranslation('automation');
  const format = useFormat();
  const rules = useQuery(api.automation.rules, {});
  const due = useQuery(api.automation.due, {});
  const [open, setOpen] = useState<RuleDraft | null>(null);
  const lists = due.data ?? [];
  const people = lists.reduce((n, list) => n + list.total, 0);
  const late = lists.reduce((n, list) => n + list.late, 0);
  const isOn = rules.data?.some((r) => r.sinceDay !== null) ?? false;
  return (
    <Page
      title={t('title')}
      sentence={due.data && (!isOn ? t('sentenceOff') : people === 0 ? t('sentenceNone') : <Trans t={t} i18nKey={late > 0 ? 'sentenceLate' : 'sentence'} count={people} values={{ late: format.count(late) }} components={{ b: <strong /> }} />)}
      action={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(blankRule)}>
          {t('new')}
        </Button>
      }
    >
      <Failure error={rules.error ?? due.error} />
      {!rules.data && !rules.error && <Skeleton active />}
      {rules.data?.length === 0 && (
        <EmptyState icon={<ClockCircleOutlined />} title={t('empty')} text={t('emptyText')}>
          <Button onClick={() => setOpen({ ...blankRule, name: t('example') })}>{t('emptyButton')}</Button>
        </EmptyState>
      )}
      {lists.map((list) => (
        <DuePanel key={list.rule.ruleId} list={list} />
      ))}
      {rules.data && rules.data.length > 0 && <RuleList rules={rules.data} onEdit={setOpen} />}
      <DoneList />
      {open && <RuleForm initial={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}
