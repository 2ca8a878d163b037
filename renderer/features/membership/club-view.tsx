import { CopyOutlined, FileTextOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Select, Skeleton } from 'antd';
import dayjs from 'dayjs';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeVersion } from '../../../shared/domain/programme.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { Language } from '../../lib/i18n.ts';
import { useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { clubText, textChanges } from './club-text.ts';

/** The club's rules for its customers, and what has changed since the version before. */
export function ClubView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('membership');
  const state = useQuery(api.membership.programme, {});
  if (!state.data) return <Page title={t('title')} filters={choice}>{state.error ? <Failure error={state.error} /> : <Skeleton active />}</Page>;
  if (state.data.versions.length === 0) {
    return (
      <Page title={t('title')} filters={choice}>
        <EmptyState icon={<FileTextOutlined />} title={t('view.text')} text={t('text.none')}>
          <Button type="primary" onClick={() => go('customers', 'members', 'programme')}>
            {t('empty.start')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return <Club versions={state.data.versions} choice={choice} />;
}

function Club({ versions, choice }: { versions: ProgrammeVersion[]; choice: ReactNode }) {
  const { t, i18n } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const format = useFormat();
  const [language, setLanguage] = useState<Language>(i18n.language === 'en' ? 'en' : 'zh-CN');
  const [at, setAt] = useState(0);
  const chosen = versions[at] ?? versions[0]!;
  const before = versions[at + 1];
  const today = dayjs().format('YYYY-MM-DD');
  // What tiers have is as of today; a version of the rules says nothing of it.
  const perks = useQuery(api.offers.tierBenefits, {}).data ?? [];
  const lines = clubText(chosen, language, perks, today);
  const changes = before && textChanges(clubText(before, language, perks, today), lines);
  const copy = async () => {
    await navigator.clipboard.writeText(lines.join('\n'));
    void message.success(common('copied'));
  };
  return (
    <Page
      title={t('title')}
      sentence={t('text.sentence')}
      action={
        <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('text.copy')}
        </Button>
      }
      filters={
        <>
          {choice}
          <span className="page-filters-end">
            {versions.length > 1 && <Select<number> aria-label={t('text.version')} value={at} options={versions.map((v, i) => ({ value: i, label: t('text.fromDay', { day: format.day(v.fromDay) }) }))} onChange={setAt} />}
            <Segmented<Language> aria-label={t('text.language')} value={language} onChange={setLanguage} options={[{ value: 'zh-CN', label: t('text.zh') }, { value: 'en', label: t('text.en') }]} />
          </span>
        </>
      }
    >
      <div className="programme">
        <Panel>
          <div className="club-text" lang={language}>
            {lines.map((line, i) => (i === 0 ? <h2 key={line}>{line}</h2> : <p key={line}>{line}</p>))}
          </div>
        </Panel>
        <div className="programme-side">
          <Panel title={t('text.changes')}>
            {!changes && <p className="soft">{t('text.first')}</p>}
            {changes?.added.length === 0 && changes.gone.length === 0 && <p className="soft">{t('text.noChanges')}</p>}
            <ul className="club-changes" lang={language}>
              {changes?.gone.map((line) => (
                <li key={line}>
                  <del>{line}</del>
                </li>
              ))}
              {changes?.added.map((line) => (
                <li key={line}>
                  <ins>{line}</ins>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </Page>
  );
}
