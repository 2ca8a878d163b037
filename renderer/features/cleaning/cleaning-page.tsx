import { ClearOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Trans, useTranslation } from 'react-i18next';
import { findingKinds, type FindingKind } from '../../../shared/contract/cleaning.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useQuery, useQueryEach } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import './cleaning.css';
import { FindingDetail } from './finding-detail.tsx';
import { FindingList, LOG } from './finding-list.tsx';
import { FixLog } from './fix-log.tsx';

const inputs = findingKinds.map((kind) => ({ kind, limit: 0 }));
const isKind = (text: string | null): text is FindingKind => (findingKinds as readonly string[]).includes(text ?? '');

/** What could be wrong in the data, kind by kind: why, what it would become, and what that changes. */
export function CleaningPage({ view }: { view: string | null }) {
  const { t } = useTranslation('cleaning');
  const checked = useQuery(api.cleaning.checked, {});
  const counts = useQueryEach(api.cleaning.findings, inputs);
  const fixes = useQuery(api.cleaning.fixes, {});
  if (checked.data?.orders === 0 && checked.data.contacts === 0 && fixes.data?.length === 0) {
    return (
      <Page title={t('title')} full>
        <EmptyState icon={<ClearOutlined />} title={t('empty.title')} text={t('empty.text')}>
          <Button type="primary" size="large" onClick={() => go('data', 'import')}>
            {t('empty.button')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  const totals = new Map(findingKinds.map((kind, i) => [kind, counts[i]?.data?.total]));
  const known = [...totals.values()].every((n) => n !== undefined);
  const sum = [...totals.values()].reduce<number>((n, total) => n + (total ?? 0), 0);
  const first = findingKinds.find((kind) => (totals.get(kind) ?? 0) > 0) ?? 'test';
  const shown = view === LOG ? LOG : isKind(view) ? view : known ? first : null;
  const error = [checked, fixes, ...counts].find((q) => q.error)?.error ?? null;
  return (
    <Page full title={t('title')} sentence={!known ? t('looking') : sum === 0 ? t('sentenceClean') : <Trans t={t} i18nKey="sentence" count={sum} components={{ b: <strong /> }} />}>
      <Failure error={error} />
      <div className="cleaning">
        <FindingList totals={totals} fixes={fixes.data?.length ?? 0} shown={shown} />
        {shown === LOG ? <FixLog fixes={fixes.data ?? []} /> : shown !== null && <FindingDetail key={shown} kind={shown} checked={checked.data ?? null} />}
      </div>
    </Page>
  );
}
