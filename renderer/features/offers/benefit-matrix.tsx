import { Button, InputNumber, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Benefit, BenefitMatrix } from '../../../shared/contract/offers-benefits.ts';
import { benefitRhythms, matrixLines, type BenefitRhythm, type MatrixCell } from '../../../shared/domain/benefits.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';

const sameCells = (a: readonly MatrixCell[], b: readonly MatrixCell[]) => a.length === b.length && a.every((cell) => b.some((o) => o.rank === cell.rank && o.benefitId === cell.benefitId && o.per === cell.per && o.times === cell.times));

/** Which tier has what and how often; what it costs is said while it is being changed. */
export function BenefitMatrixPanel({ matrix, benefits }: { matrix: BenefitMatrix; benefits: Benefit[] }) {
  const { t } = useTranslation('offers');
  const { t: common } = useTranslation('common');
  const { t: club } = useTranslation('membership');
  const format = useFormat();
  const save = useCommand(api.offers.saveMatrix);
  const [draft, setDraft] = useState<MatrixCell[] | null>(null);
  const cells = draft ?? matrix.cells;
  const costs = new Map(benefits.filter((b) => !b.ended && b.currency === matrix.currency).map((b) => [b.benefitId, b.unitCostMinor]));
  const lines = matrixLines(matrix.tiers, cells, costs);
  const cost = (of: (line: (typeof lines)[number]) => boolean) => lines.filter(of).reduce((sum, line) => sum + line.costMinor, 0);
  const put = (rank: number, benefitId: number, cell: { times: number; per: BenefitRhythm } | null) => setDraft([...cells.filter((c) => c.rank !== rank || c.benefitId !== benefitId), ...(cell ? [{ rank, benefitId, ...cell }] : [])]);
  const changed = draft !== null && !sameCells(draft, matrix.cells);
  const onSave = async () => {
    if (await save.run({ cells })) setDraft(null);
  };
  return (
    <Panel
      title={t('matrix.title')}
      extra={
        <Space>
          {changed && <Button onClick={() => setDraft(null)}>{common('cancel')}</Button>}
          <Button type="primary" disabled={!changed} loading={save.busy} onClick={() => void onSave()}>
            {t('matrix.save')}
          </Button>
        </Space>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <div className="offer-scroll">
        <table className="plain-table matrix">
          <thead>
            <tr>
              <th>{t('benefit.name')}</th>
              {matrix.tiers.map((tier) => (
                <th key={tier.rank}>
                  <TierMark rank={tier.rank}>{tier.rank === 0 ? t('matrix.everyone') : (tier.name ?? club(`tier.${tier.tier ?? 'none'}`))}</TierMark>
                  <div className="soft">{t(tier.rank === 0 ? 'matrix.noTier' : 'matrix.people', { count: tier.members })}</div>
                </th>
              ))}
              <th className="is-number">{t('matrix.year')}</th>
            </tr>
          </thead>
          <tbody>
            {benefits
              .filter((b) => !b.ended)
              .map((b) => (
                <tr key={b.benefitId}>
                  <td>{b.name}</td>
                  {matrix.tiers.map(({ rank }) => (
                    <td key={rank}>
                      <Cell label={`${b.name} ${rank}`} cell={cells.find((c) => c.rank === rank && c.benefitId === b.benefitId) ?? null} onCell={(cell) => put(rank, b.benefitId, cell)} />
                    </td>
                  ))}
                  <td className="is-number">{b.currency === matrix.currency ? format.money(cost((l) => l.benefitId === b.benefitId), matrix.currency) : t('matrix.otherCurrency')}</td>
                </tr>
              ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t('matrix.total')}</td>
              {matrix.tiers.map(({ rank }) => (
                <td key={rank}>{format.money(cost((l) => l.rank === rank), matrix.currency)}</td>
              ))}
              <td className="is-number">{format.money(cost(() => true), matrix.currency)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="offer-rest">{t('matrix.how')}</p>
    </Panel>
  );
}

function Cell({ label, cell, onCell }: { label: string; cell: { times: number; per: BenefitRhythm } | null; onCell: (cell: { times: number; per: BenefitRhythm } | null) => void }) {
  const { t } = useTranslation('offers');
  const options = [{ value: '', label: t('matrix.nothing') }, ...benefitRhythms.map((value) => ({ value, label: t(`per.${value}`) }))];
  return (
    <span className="matrix-cell">
      <Select<string> size="small" variant="borderless" aria-label={label} value={cell?.per ?? ''} options={options} onChange={(per) => onCell(per === '' ? null : { times: cell?.times ?? 1, per: per as BenefitRhythm })} />
      {cell && cell.per !== 'once' && <InputNumber<number> size="small" controls={false} aria-label={`${label} ${t('matrix.times')}`} min={1} max={1000} precision={0} value={cell.times} onChange={(times) => times !== null && onCell({ ...cell, times })} />}
    </span>
  );
}
