import { Button } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NO_SOURCE, UNPAID_SOURCE, type Acquisition } from '../../../shared/contract/acquisition.ts';
import { acquisitionCost, FEWEST_WON, type SourceFigures } from '../../../shared/domain/acquisition.ts';
import { api } from '../../lib/api.ts';
import { CountButton } from '../../lib/count-button.tsx';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import type { PeopleListed } from '../../lib/listed-people.tsx';
import { useCommand } from '../../lib/query.ts';
import type { Months } from './acquisition-panel.tsx';

const groups = ['known', 'waiting', 'won', 'unsure'] as const;
type Group = (typeof groups)[number];

/** A row a source, its months below where they are asked for; each count opens its people. */
export function AcquisitionTable({ data, months, onList }: { data: Acquisition; months: Months; onList: (listed: PeopleListed) => void }) {
  const { t } = useTranslation('customers');
  const ask = useCommand(api.customers.acquisitionPeople);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const nameOf = (source: string) => (source === NO_SOURCE ? t('acquisition.none') : source === UNPAID_SOURCE ? t('acquisition.unpaid') : source);
  const list = async (source: string, group: Group, month?: string) => {
    const found = await ask.run({ months, source, group, ...(month === undefined ? {} : { month }) });
    if (found) onList({ title: t('acquisition.people', { source: nameOf(source), group: t(`acquisition.${group}`) }), customerIds: found.customerIds });
  };
  const toggle = (source: string) => setOpen(open.has(source) ? new Set([...open].filter((x) => x !== source)) : new Set([...open, source]));
  return (
    <div className="wide-table">
      <Failure error={ask.error} onClose={ask.clearError} />
      <table className="plain-table" aria-label={t('acquisition.title')}>
        <thead>
          <tr>
            <th>{t('acquisition.source')}</th>
            {groups.map((group) => (
              <th key={group} className="is-number">
                {t(`acquisition.${group}`)}
              </th>
            ))}
            <th className="is-number">{t('acquisition.cost')}</th>
            <th className="is-number">{t('acquisition.each')}</th>
            <th aria-label={t('acquisition.byMonth')} />
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ source, figures, months: each }) => (
            <Fragment key={source}>
              <tr>
                <th scope="row">{nameOf(source)}</th>
                <Figures figures={figures} currency={data.currency} onList={(group) => void list(source, group)} />
                <td className="is-number">
                  <Button type="text" size="small" aria-expanded={open.has(source)} onClick={() => toggle(source)}>
                    {t('acquisition.byMonth')}
                  </Button>
                </td>
              </tr>
              {open.has(source) &&
                each.map(({ month, figures: inMonth }) => (
                  <tr key={month}>
                    <td className="soft number">{month}</td>
                    <Figures figures={inMonth} currency={data.currency} onList={(group) => void list(source, group, month)} />
                    <td />
                  </tr>
                ))}
            </Fragment>
          ))}
          <tr>
            <th scope="row">{t('acquisition.all')}</th>
            <Figures figures={data.all} currency={data.currency} onList={null} />
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Figures({ figures, currency, onList: open }: { figures: SourceFigures; currency: string; onList: ((group: Group) => void) | null }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const each = acquisitionCost(figures);
  return (
    <>
      {groups.map((group) => (
        <td key={group} className="is-number">
          {open === null ? format.count(figures[group]) : <CountButton count={figures[group]} onClick={() => open(group)} />}
        </td>
      ))}
      <td className="is-number">{format.money(figures.costMinor, currency)}</td>
      <td className="is-number">{each !== null ? format.money(Math.round(each), currency) : figures.costMinor === null ? '–' : <span className="soft">{t('acquisition.fewText', { n: FEWEST_WON })}</span>}</td>
    </>
  );
}
