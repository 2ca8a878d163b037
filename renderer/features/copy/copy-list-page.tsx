import { PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { Failure } from '../../lib/failure.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { CopyViewChoice } from './copy-view-choice.tsx';

interface CopyListPageProps {
  kind: 'talk' | 'call' | 'letter';
  icon: ReactNode;
  /** Undefined while it is on its way. */
  count: number | undefined;
  error: AppError | null;
  onNew: () => void;
  onSample: () => void;
  children: ReactNode;
}

const viewOf = { talk: 'talks', call: 'calls', letter: 'letters' } as const;

/** A list of what was written, of one kind; without any yet, a sample to begin with. */
export function CopyListPage({ kind, icon, count, error, onNew, onSample, children }: CopyListPageProps) {
  const { t } = useTranslation('copy');
  return (
    <Page
      title={t(`${kind}.title`)}
      sentence={t(`${kind}.sentence`)}
      filters={<CopyViewChoice shown={viewOf[kind]} />}
      action={
        <Button type="primary" icon={<PlusOutlined />} onClick={onNew}>
          {t(`${kind}.new`)}
        </Button>
      }
    >
      <Failure error={error} />
      {count === undefined && !error && <Skeleton active />}
      {count === 0 && (
        <EmptyState icon={icon} title={t(`${kind}.empty`)} text={t(`${kind}.emptyText`)}>
          <Button onClick={onSample}>{t('talk.sample')}</Button>
        </EmptyState>
      )}
      {children}
    </Page>
  );
}
