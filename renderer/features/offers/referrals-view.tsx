import { ShareAltOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, Skeleton, Space } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { OfferPerson } from '../../../shared/contract/offers-deliveries.ts';
import type { Referral, ReferralReport } from '../../../shared/contract/offers-referrals.ts';
import { referralTrees, type ReferralNode } from '../../../shared/domain/referrals.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery, useTask } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PersonName } from './person-name.tsx';
import { CodesForSegment, ReferralForm, TermsForm } from './referral-forms.tsx';

type Doing = 'terms' | 'add' | 'codes';

/** Who brought whom, what it brought, and what they get for it. */
export function ReferralsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('offers');
  const { message } = App.useApp();
  const format = useFormat();
  const report = useQuery(api.offers.referrals, {});
  const reward = useCommand(api.offers.rewardReferrals);
  const find = useTask(api.offers.findReferrals);
  const [doing, setDoing] = useState<Doing | null>(null);
  const data = report.data;
  const empty = data?.rows.length === 0 && data.codes === 0 && data.terms === null;
  const onReward = async () => {
    const done = await reward.run({});
    if (done) void message.info(t('referral.rewarded', { count: done.rewarded, notMembers: done.notMembers }));
  };
  const onFind = async () => {
    const done = await find.run({});
    if (done) void message.info(t('referral.found', { count: done.added, refused: done.refused }));
  };
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={data && !empty && <Trans t={t} i18nKey="referral.sentence" count={data.rows.length} values={{ money: format.money(data.rows.reduce((sum, r) => sum + r.netMinor, 0), data.currency), due: data.due }} components={{ b: <strong /> }} />}
      action={
        data && !empty ? (
          <Space wrap>
            <Button loading={find.busy} disabled={data.codes === 0} onClick={() => void onFind()}>
              {t('referral.find')}
            </Button>
            <Button onClick={() => setDoing('add')}>{t('referral.add')}</Button>
            <Popconfirm title={t('referral.rewardAsk', { count: data.due })} okText={t('referral.rewardOk')} onConfirm={() => void onReward()} disabled={data.due === 0}>
              <Button type="primary" disabled={data.due === 0} loading={reward.busy}>
                {t('referral.reward', { count: data.due })}
              </Button>
            </Popconfirm>
          </Space>
        ) : undefined
      }
    >
      <Failure error={report.error ?? reward.error ?? find.error} />
      {!data && !report.error && <Skeleton active />}
      {empty && (
        <EmptyState icon={<ShareAltOutlined />} title={t('referral.emptyTitle')} text={t('referral.emptyText')}>
          <Button type="primary" onClick={() => setDoing('terms')}>
            {t('referral.start')}
          </Button>
        </EmptyState>
      )}
      {data && !empty && (
        <div className="offer-columns">
          <Panel title={t('referral.list')}>
            <ReferralTable report={data} />
          </Panel>
          <div className="offer-side">
            <Panel
              title={t('referral.terms')}
              extra={
                <Button size="small" onClick={() => setDoing('terms')}>
                  {t('referral.change')}
                </Button>
              }
            >
              <Terms report={data} />
            </Panel>
            <Panel title={t('referral.codes')}>
              <p className="soft">{t('referral.codesHave', { count: data.codes })}</p>
              <Button onClick={() => setDoing('codes')}>{t('referral.codesOk')}</Button>
            </Panel>
            <Panel title={t('referral.tree')}>
              <Trees report={data} />
            </Panel>
          </div>
        </div>
      )}
      {doing === 'terms' && <TermsForm terms={data?.terms ?? null} currency={data?.currency ?? 'CNY'} onDone={() => setDoing(null)} />}
      {doing === 'add' && <ReferralForm onDone={() => setDoing(null)} />}
      {doing === 'codes' && <CodesForSegment onDone={() => setDoing(null)} />}
    </Page>
  );
}

function Terms({ report: { terms } }: { report: ReferralReport }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const benefits = useQuery(api.offers.benefits, {}).data ?? [];
  if (!terms) return <p className="soft">{t('referral.noTerms')}</p>;
  const nameOf = (id: number | null) => benefits.find((b) => b.benefitId === id)?.name;
  const lines = [
    t('referral.saysOrder', { money: format.money(terms.minOrderMinor, terms.currency), within: terms.withinDays === null ? t('noLimit') : t('referral.days', { count: terms.withinDays }) }),
    ...(terms.points > 0 ? [t('referral.saysPoints', { points: terms.points })] : []),
    ...(terms.benefitId === null ? [] : [t('referral.saysGift', { name: nameOf(terms.benefitId) ?? '–' })]),
    ...(terms.referredBenefitId === null ? [] : [t('referral.saysNewGift', { name: nameOf(terms.referredBenefitId) ?? '–' })]),
  ];
  return (
    <>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="soft">{t('referral.guard')}</p>
    </>
  );
}

function ReferralTable({ report: { rows, currency } }: { report: ReferralReport }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const undo = useCommand(api.offers.undoReferral);
  if (rows.length === 0) return <p className="soft">{t('referral.none')}</p>;
  const says = (r: Referral) => (r.rewarded ? t('referral.isRewarded') : t(`referral.state.${r.state}`));
  return (
    <>
      <Failure error={undo.error} onClose={undo.clearError} />
      <div className="offer-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('referral.referrer')}</th>
              <th>{t('referral.referred')}</th>
              <th>{t('referral.day')}</th>
              <th>{t('referral.firstOrder')}</th>
              <th className="is-number">{t('referral.value')}</th>
              <th>{t('referral.where')}</th>
              <th aria-label={t('referral.undo')} />
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, 200).map((r) => (
              <tr key={r.referralId}>
                <td>
                  <PersonName {...r.referrer} />
                </td>
                <td>
                  <PersonName {...r.referred} />
                </td>
                <td className="number">{format.day(r.day)}</td>
                <td className="number">{format.day(r.firstOrderDay)}</td>
                <td className="is-number">{format.money(r.netMinor, currency)}</td>
                <td>
                  {says(r)}
                  {r.takenBack !== null && !r.rewarded && <div className="soft">{t('referral.wasTakenBack')}</div>}
                </td>
                <td className="is-number">
                  <AskButton label={t('referral.undo')} ask={t('referral.undoAsk')} cancelText={common('cancel')} onConfirm={() => void undo.run({ referralId: r.referralId })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > 200 && <p className="offer-rest">{t('expiring.more', { count: rows.length - 200 })}</p>}
    </>
  );
}

const MOST_TREES = 10;

function Trees({ report: { rows, currency } }: { report: ReferralReport }) {
  const { t } = useTranslation('offers');
  const people = useMemo(() => new Map<number, OfferPerson>(rows.flatMap((r) => [r.referrer, r.referred]).flatMap((p) => (p.customerId === null ? [] : [[p.customerId, p] as const]))), [rows]);
  const trees = useMemo(() => referralTrees(rows.flatMap(({ referrer, referred, netMinor }) => (referrer.customerId === null || referred.customerId === null ? [] : [{ referrerId: referrer.customerId, referredId: referred.customerId, netMinor }]))), [rows]);
  if (trees.length === 0) return <p className="soft">{t('referral.none')}</p>;
  return (
    <ul className="offer-tree">
      {trees.slice(0, MOST_TREES).map((node) => (
        <Branch key={node.customerId} node={node} people={people} currency={currency} depth={0} />
      ))}
    </ul>
  );
}

function Branch({ node, people, currency, depth }: { node: ReferralNode; people: ReadonlyMap<number, OfferPerson>; currency: string; depth: number }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const person = people.get(node.customerId);
  return (
    <li>
      {person && <PersonName {...person} phone={null} />} <span className="soft">{node.people > 0 ? t('referral.brought', { count: node.people, money: format.money(node.broughtMinor, currency) }) : format.money(node.netMinor, currency)}</span>
      {node.children.length > 0 && depth < 5 && (
        <ul>
          {node.children.map((child) => (
            <Branch key={child.customerId} node={child} people={people} currency={currency} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}
