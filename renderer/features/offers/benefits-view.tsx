import { GiftOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Benefit, BenefitMatrix } from '../../../shared/contract/offers-benefits.ts';
import { isHandedOut } from '../../../shared/domain/benefits.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useQuery } from '../../lib/query.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BenefitForm } from './benefit-form.tsx';
import { BenefitMatrixPanel } from './benefit-matrix.tsx';
import { PromiseForm } from './promise-form.tsx';

/** What the shop can give, and which tier has it. */
export function BenefitsView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('offers');
  const format = useFormat();
  const benefits = useQuery(api.offers.benefits, {});
  const matrix = useQuery(api.offers.matrix, {});
  const currency = useQuery(api.settings.get, {}).data?.baseCurrency ?? 'CNY';
  const [editing, setEditing] = useState<Benefit | 'new' | null>(null);
  const [promising, setPromising] = useState<Benefit | null>(null);
  const all = benefits.data;
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('benefit.new')}
    </Button>
  );
  return (
    <Page
      title={t('title')}
      filters={choice}
      action={all && all.length > 0 ? add : undefined}
      sentence={
        all && all.length > 0 && matrix.data && <Trans t={t} i18nKey={matrix.data.cells.length === 0 ? 'benefit.sentenceNoMatrix' : 'benefit.sentence'} count={all.filter((b) => !b.ended).length} values={{ money: format.money(matrix.data.costMinor, matrix.data.currency) }} components={{ b: <strong /> }} />
      }
    >
      <Failure error={benefits.error ?? matrix.error} />
      {!all && !benefits.error && <Skeleton active />}
      {all?.length === 0 && (
        <EmptyState icon={<GiftOutlined />} title={t('benefit.emptyTitle')} text={t('benefit.emptyText')}>
          {add}
        </EmptyState>
      )}
      {all && all.length > 0 && (
        <>
          {matrix.data && <BenefitMatrixPanel matrix={matrix.data} benefits={all} />}
          <Panel title={t('benefit.list')}>
            <BenefitTable benefits={all} onEdit={setEditing} onPromise={setPromising} />
            {matrix.data && <Notes matrix={matrix.data} benefits={all} />}
          </Panel>
        </>
      )}
      {editing !== null && <BenefitForm benefit={editing === 'new' ? null : editing} currency={currency} onDone={() => setEditing(null)} />}
      {promising && <PromiseForm benefit={promising} onDone={() => setPromising(null)} />}
    </Page>
  );
}

function BenefitTable({ benefits, onEdit, onPromise }: { benefits: Benefit[]; onEdit: (b: Benefit) => void; onPromise: (b: Benefit) => void }) {
  const { t, i18n } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const told = (b: Benefit) => (b.toldWhere.length === 0 ? t('benefit.untold') : new Intl.ListFormat(i18n.language).format(b.toldWhere.map((place) => t(`told.${place}`))));
  return (
    <div className="offer-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('benefit.name')}</th>
            <th>{t('benefit.kind')}</th>
            <th className="is-number">{t('benefit.cost')}</th>
            <th className="is-number">{t('benefit.left')}</th>
            <th className="is-number">{t('benefit.given')}</th>
            <th className="is-number">{t('benefit.used')}</th>
            <th>{t('benefit.told')}</th>
            <th>{t('benefit.when')}</th>
            <th aria-label={common('edit')} />
          </tr>
        </thead>
        <tbody>
          {benefits.map((b) => (
            <tr key={b.benefitId} className={b.ended ? 'soft' : ''}>
              <td>
                {b.name}
                {b.ended && ` · ${t('benefit.ended')}`}
                {(b.terms !== '' || b.goods !== '') && <div className="soft">{[b.goods, b.terms].filter((words) => words !== '').join(' · ')}</div>}
              </td>
              <td>{t(`kind.${b.kind}`)}</td>
              <td className="is-number">{format.money(b.unitCostMinor, b.currency)}</td>
              <td className="is-number">{b.stock === null ? t('noLimit') : format.count(Math.max(0, b.stock - b.given))}</td>
              <td className="is-number">{format.count(b.given)}</td>
              <td className="is-number">{format.count(b.usedYear)}</td>
              <td>{told(b)}</td>
              <td>{whenOf(b)}</td>
              <td className="is-number">
                {!b.ended && isHandedOut(b.kind) && (
                  <Button size="small" type="text" onClick={() => onPromise(b)}>
                    {t('promise.button')}
                  </Button>
                )}
                <Button size="small" type="text" onClick={() => onEdit(b)}>
                  {common('edit')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
  function whenOf(b: Benefit): string {
    if (b.fromDay !== null || b.untilDay !== null) return t('benefit.period', { from: format.day(b.fromDay), until: format.day(b.untilDay) });
    return b.validityDays === null ? t('noLimit') : t('benefit.validDays', { count: b.validityDays });
  }
}

/** What is promised and nobody hears of, or has. */
function Notes({ matrix, benefits }: { matrix: BenefitMatrix; benefits: Benefit[] }) {
  const { t, i18n } = useTranslation('offers');
  const names = (ids: number[]) => new Intl.ListFormat(i18n.language).format(benefits.filter((b) => ids.includes(b.benefitId)).map((b) => b.name));
  if (matrix.untold.length + matrix.unused.length + matrix.otherCurrency.length === 0) return null;
  return (
    <ul className="offer-notes">
      {matrix.untold.length > 0 && <li>{t('benefit.noteUntold', { list: names(matrix.untold) })}</li>}
      {matrix.unused.length > 0 && <li>{t('benefit.noteUnused', { list: names(matrix.unused) })}</li>}
      {matrix.otherCurrency.length > 0 && <li>{t('benefit.noteCurrency', { list: names(matrix.otherCurrency) })}</li>}
    </ul>
  );
}
