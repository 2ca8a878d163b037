import { App, Button, InputNumber, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StandingControl } from '../../../shared/contract/results.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useDifferenceText } from './difference-text.ts';

/** A few people who get no marketing at all, against whom a year of it can be judged. */
export function StandingControlPanel() {
  const { t } = useTranslation('results');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const { data, error } = useQuery(api.results.standingControl, {});
  const save = useCommand(api.results.setStandingControl);
  const [percent, setPercent] = useState(5);
  const set = async (share: number) => {
    if (await save.run({ share })) void message.success(t(share > 0 ? 'control.started' : 'control.ended'));
  };
  if (!data) return <Failure error={error} />;
  return (
    <Panel title={t('control.title')} extra={<Definition label={common('definition')} text={t('control.define')} />}>
      {data.current === null ? (
        <>
          <p>{t('control.offer')}</p>
          <div className="control-form">
            <InputNumber<number> aria-label={t('control.share')} min={1} max={50} precision={0} suffix="%" value={percent} onChange={(n) => n !== null && setPercent(n)} />
            <Button type="primary" loading={save.busy} onClick={() => void set(percent / 100)}>
              {t('control.start')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <Reading data={data} current={data.current} />
          <div className="control-form">
            <Popconfirm title={t('control.endAsk')} okText={t('control.end')} onConfirm={() => void set(0)}>
              <Button loading={save.busy}>{t('control.end')}</Button>
            </Popconfirm>
          </div>
        </>
      )}
      <Failure error={save.error} onClose={save.clearError} />
    </Panel>
  );
}

function Reading({ data: { reading, currency, costMinor }, current }: { data: StandingControl; current: NonNullable<StandingControl['current']> }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const difference = useDifferenceText();
  const money = (minor: number) => format.money(minor, currency);
  return (
    <>
      <p>{t('control.is', { share: format.share(current.share), people: format.count(current.people), day: format.day(current.fromDay) })}</p>
      {reading === null ? (
        <p className="soft">{t('control.notYet')}</p>
      ) : (
        <div className="stats">
          <Stat label={t('control.others')} value={format.share(reading.others.rate)} note={t('ofPeople', { n: format.count(reading.others.people) })} />
          <Stat label={t('control.kept')} value={format.share(reading.kept.rate)} note={t('ofPeople', { n: format.count(reading.kept.people) })} />
          <Stat label={t('differs')} value={format.points(reading.rate.value)} note={difference(reading.rate)} />
          <Stat label={t('longRun.perPerson')} value={money(reading.netPerPerson.value)} note={t('moneyRange', { value: money(reading.netPerPerson.value), low: money(reading.netPerPerson.low), high: money(reading.netPerPerson.high) })} />
          <Stat label={t('together.column.cost')} value={money(costMinor)} note={t('control.asOf', { day: format.day(reading.asOf) })} />
        </div>
      )}
    </>
  );
}
