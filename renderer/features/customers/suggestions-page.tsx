import { TeamOutlined } from '@ant-design/icons';
import { App, Button, Skeleton } from 'antd';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Suggestion } from '../../../shared/contract/people.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { RevealButton } from '../../lib/reveal-button.tsx';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import './customers.css';
import { MergeDialog } from './merge-dialog.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { useMerge } from './use-merge.tsx';

/** So many are on the page at once; the next come up as these are decided. */
const ON_PAGE = 40;
const keyOf = ({ people: [a, b] }: Suggestion) => `${a.customerId} ${b.customerId}`;

/** Records that may be one person's, side by side, for the owner to decide. */
export function SuggestionsPage() {
  const { t } = useTranslation('people');
  const { message } = App.useApp();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [previewed, setPreviewed] = useState<Suggestion | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const found = useQuery(api.customers.suggestions, { limit: Math.min(200, ON_PAGE + skipped.length) });
  const merge = useMerge();
  const apart = useCommand(api.customers.tellApart);
  if (!found.data) return <Page title={t('suggestions.title')}>{found.error ? <Failure error={found.error} /> : <Skeleton active />}</Page>;
  const rows = found.data.rows.filter((s) => !skipped.includes(keyOf(s)));
  if (found.data.total === 0) {
    return (
      <Page title={t('suggestions.title')} full>
        <EmptyState icon={<TeamOutlined />} title={t('suggestions.empty.title')} text={t('suggestions.empty.text')}>
          <Button type="primary" size="large" onClick={() => go('data', 'import')}>
            {t('suggestions.empty.button')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  const focus = (place: number) => list.current?.querySelectorAll<HTMLElement>(':scope > li')[Math.max(0, Math.min(rows.length - 1, place))]?.focus();
  const decide = {
    accept: ({ people: [a, b] }: Suggestion) => merge.run({ customerId: a.customerId, otherId: b.customerId }),
    reject: async ({ people: [a, b] }: Suggestion) => {
      if (await apart.run({ customerId: a.customerId, otherId: b.customerId })) void message.success(t('suggestions.rejected'));
    },
    skip: (s: Suggestion) => setSkipped([...skipped, keyOf(s)]),
  };
  const onKey = (e: KeyboardEvent, s: Suggestion, place: number) => {
    // Only on the pair itself: a button in it has keys of its own.
    if (e.target !== e.currentTarget || e.ctrlKey || e.metaKey || e.altKey) return;
    const act = { arrowdown: () => focus(place + 1), arrowup: () => focus(place - 1), y: () => void decide.accept(s), n: () => void decide.reject(s), s: () => decide.skip(s), enter: () => setPreviewed(s) }[e.key.toLowerCase()];
    if (!act) return;
    e.preventDefault();
    act();
    // The next pair takes the place of the one that is gone.
    if (/^[yns]$/i.test(e.key)) setTimeout(() => focus(place), 150);
  };
  return (
    <Page title={t('suggestions.title')} sentence={<Trans t={t} i18nKey="suggestions.sentence" count={found.data.total} components={{ b: <strong /> }} />} action={<RevealButton />} narrow>
      <p className="soft suggestion-help">{t('suggestions.help')}</p>
      <Failure error={found.error ?? merge.error ?? apart.error} />
      <ul className="suggestions" ref={list}>
        {rows.map((s, place) => (
          <SuggestionCard key={keyOf(s)} suggestion={s} onKey={(e) => onKey(e, s, place)} onAccept={() => void decide.accept(s)} onReject={() => void decide.reject(s)} onSkip={() => decide.skip(s)} onPreview={() => setPreviewed(s)} />
        ))}
      </ul>
      {skipped.length > 0 && <p className="soft">{t('suggestions.skipped', { count: skipped.length })}</p>}
      <p className="soft">{t('suggestions.keys')}</p>
      {previewed && <MergeDialog customerId={previewed.people[0].customerId} otherId={previewed.people[1].customerId} onClose={() => setPreviewed(null)} />}
    </Page>
  );
}
