import { ApartmentOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton, Switch, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Touchpoint, TouchRegister } from '../../../shared/contract/outreach-register.ts';
import { states } from '../../../shared/domain/lifecycle-states.ts';
import { touchMap } from '../../../shared/domain/touch-map.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TouchpointForm } from './touchpoint-form.tsx';
import { useUsualPoints } from './usual-points.ts';

/** Every moment at which a customer meets the shop: what is done there, and where nothing is. */
export function RegisterView({ choice }: { choice: ReactNode }) {
  const { t } = useTranslation('outreach');
  const register = useQuery(api.outreach.touchpoints, {});
  const add = useCommand(api.outreach.addTouchpoints);
  const usual = useUsualPoints();
  const [open, setOpen] = useState<Touchpoint | 'new' | null>(null);
  const data = register.data;
  const on = (data?.points ?? []).filter((p) => p.isOn).length;
  return (
    <Page
      title={t('title')}
      filters={choice}
      sentence={data && data.points.length > 0 && <Trans t={t} i18nKey="register.sentence" count={on} values={{ all: data.points.length, gaps: touchMap(data.points).rows.filter((r) => r.gap).length }} components={{ b: <strong /> }} />}
      action={
        data && data.points.length > 0 ? (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('register.new')}
          </Button>
        ) : undefined
      }
    >
      <Failure error={register.error ?? add.error} />
      {!data && !register.error && <Skeleton active />}
      {data?.points.length === 0 && (
        <EmptyState icon={<ApartmentOutlined />} title={t('register.emptyTitle')} text={t('register.emptyText')}>
          <Button type="primary" loading={add.busy} onClick={() => void add.run({ points: usual })}>
            {t('register.usual', { count: usual.length })}
          </Button>
          <Button onClick={() => setOpen('new')}>{t('register.new')}</Button>
        </EmptyState>
      )}
      {data && data.points.length > 0 && (
        <>
          <Panel title={t('register.map')}>
            <TouchMapTable register={data} onOpen={setOpen} />
          </Panel>
          <Panel title={t('register.list')}>
            <PointTable points={data.points} onOpen={setOpen} />
          </Panel>
        </>
      )}
      {open !== null && <TouchpointForm point={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
    </Page>
  );
}

function TouchMapTable({ register: { points, people }, onOpen }: { register: TouchRegister; onOpen: (point: Touchpoint) => void }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const map = touchMap(points);
  const overlaps = map.rows.flatMap((r) => r.cells).filter((c) => c.overlap).length;
  return (
    <>
      <div className="outreach-scroll">
        <table className="plain-table touch-map">
          <thead>
            <tr>
              <th>{t('register.moment')}</th>
              {states.map((state) => (
                <th key={state}>
                  {t(`state.${state}`)} <span className="number soft">{people.length > 0 && t('people', { count: people.find((p) => p.state === state)?.customers ?? 0 })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.rows.map(({ moment, cells, gap }) => (
              <tr key={moment}>
                <th scope="row">{t(`moment.${moment}`)}</th>
                {cells.map((cell) => (
                  <td key={cell.state} className={cell.points.length === 0 ? 'is-gap' : cell.overlap ? 'is-overlap' : ''}>
                    {cell.points.map((p) => (
                      <Button key={p.touchpointId} type="link" title={p.content === '' ? p.name : p.content} onClick={() => onOpen(p)}>
                        {p.name}
                      </Button>
                    ))}
                    {cell.points.length === 0 && <span className="soft">{t(gap ? 'register.gapAll' : 'register.gap')}</span>}
                    {cell.overlap && <Tag variant="filled">{t('register.overlap')}</Tag>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {map.gapStates.length > 0 && <Alert type="warning" showIcon title={t('register.gapStates', { list: map.gapStates.map((s) => t(`state.${s}`)).join(t('desk.and')) })} />}
      <p className="outreach-note">{t('register.note', { overlaps: format.count(overlaps) })}</p>
    </>
  );
}

function PointTable({ points, onOpen }: { points: Touchpoint[]; onOpen: (point: Touchpoint) => void }) {
  const { t } = useTranslation('outreach');
  const save = useCommand(api.outreach.saveTouchpoint);
  const remove = useCommand(api.outreach.deleteTouchpoint);
  return (
    <>
      <Failure error={save.error ?? remove.error} />
      <div className="outreach-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('register.name')}</th>
              <th>{t('register.moment')}</th>
              <th>{t('register.channel')}</th>
              <th>{t('register.purpose')}</th>
              <th>{t('register.content')}</th>
              <th>{t('register.standard')}</th>
              <th>{t('register.owner')}</th>
              <th>{t('register.isOn')}</th>
              <th aria-label={t('register.delete')} />
            </tr>
          </thead>
          <tbody>
            {points.map((p) => (
              <tr key={p.touchpointId}>
                <td>
                  <Button type="link" onClick={() => onOpen(p)}>
                    {p.name}
                  </Button>
                </td>
                <td>{t(`moment.${p.moment}`)}</td>
                <td>{t(`channel.${p.channel}`)}</td>
                <td>{p.purpose}</td>
                <td>{p.content}</td>
                <td>{p.standard}</td>
                <td>{p.owner}</td>
                <td>
                  <Switch size="small" aria-label={t('register.isOn')} checked={p.isOn} onChange={(isOn) => void save.run({ ...p, states: [...p.states], isOn })} />
                </td>
                <td className="is-number">
                  <AskButton label={t('register.delete')} ask={t('register.deleteAsk')} onConfirm={() => void remove.run({ touchpointId: p.touchpointId })} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
