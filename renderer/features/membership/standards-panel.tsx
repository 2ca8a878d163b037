import { Button, Input, InputNumber, Modal, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standardUnits, touchNodes, type Standard } from '../../../shared/contract/membership-care.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand } from '../../lib/query.ts';
import { AskButton } from '../../ui/ask-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Labelled } from './points-fields.tsx';

type Draft = Pick<Standard, 'node' | 'name' | 'unit' | 'target' | 'atMost'> & { standardId?: number };

/** How well each place has to do, and how well it did. */
export function StandardsPanel({ standards }: { standards: Standard[] }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const format = useFormat();
  const [editing, setEditing] = useState<Draft | null>(null);
  const [measuring, setMeasuring] = useState<Standard | null>(null);
  const remove = useCommand(api.membership.deleteStandard);
  const takeBack = useCommand(api.membership.deleteReading);
  const amount = (s: Standard, value: number) => t(`standard.value.${s.unit}`, { value: format.decimal(value) });
  const missed = standards.filter((s) => s.met === false).length;
  return (
    <Panel
      title={t('standard.title')}
      extra={
        <Button size="small" onClick={() => setEditing({ node: 'chat', name: t('standard.firstName'), unit: 'minutes', target: 5, atMost: true })}>
          {t('standard.new')}
        </Button>
      }
    >
      <Failure error={remove.error ?? takeBack.error} />
      {standards.length === 0 ? (
        <p className="soft">{t('standard.none')}</p>
      ) : (
        <>
          <p>{t('standard.sentence', { count: standards.length, met: standards.filter((s) => s.met === true).length, missed })}</p>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('perception.where')}</th>
                <th>{t('standard.name')}</th>
                <th className="is-number">{t('standard.target')}</th>
                <th className="is-number">{t('standard.actual')}</th>
                <th className="is-number">{t('standard.readings')}</th>
                <th>{t('standard.verdict')}</th>
                <th aria-label={common('edit')} />
              </tr>
            </thead>
            <tbody>
              {standards.map((s) => (
                <tr key={s.standardId}>
                  <td>{t(`perception.node.${s.node}`)}</td>
                  <td>{s.name}</td>
                  <td className="is-number">{t(s.atMost ? 'standard.atMost' : 'standard.atLeast', { value: amount(s, s.target) })}</td>
                  <td className="is-number">{s.actual === null ? '–' : amount(s, s.actual)}</td>
                  <td className="is-number">{format.count(s.n)}</td>
                  <td className={s.met === false ? 'points-owed' : ''}>{s.met === null ? t('standard.notYet') : t(s.met ? 'standard.met' : 'standard.missed')}</td>
                  <td className="is-number">
                    <Space size={4}>
                      <Button size="small" onClick={() => setMeasuring(s)}>
                        {t('standard.record')}
                      </Button>
                      {s.last && (
                        <Button size="small" type="text" onClick={() => void takeBack.run({ readingId: s.last!.readingId })}>
                          {t('standard.undoLast')}
                        </Button>
                      )}
                      <Button size="small" type="text" onClick={() => setEditing(s)}>
                        {common('edit')}
                      </Button>
                      <AskButton ask={t('standard.deleteAsk')} label={common('delete')} onConfirm={() => void remove.run({ standardId: s.standardId })} />
                    </Space>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {editing && <StandardForm initial={editing} onDone={() => setEditing(null)} />}
      {measuring && <ReadingForm standard={measuring} onDone={() => setMeasuring(null)} />}
    </Panel>
  );
}

function StandardForm({ initial: { standardId, node, name, unit, target, atMost }, onDone }: { initial: Draft; onDone: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const [draft, setDraft] = useState({ node, name, unit, target, atMost });
  const save = useCommand(api.membership.saveStandard);
  const over = draft.unit === 'percent' && draft.target > 100;
  const ok = async () => {
    if (await save.run({ ...draft, ...(standardId === undefined ? {} : { standardId }) })) onDone();
  };
  return (
    <Modal open title={t('standard.formTitle')} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: draft.name.trim() === '' || over, loading: save.busy }} onOk={() => void ok()} onCancel={onDone}>
      <div className="programme-fields">
        <Labelled label={t('standard.name')} wide>
          <Input maxLength={60} value={draft.name} onChange={(e) => setDraft({ ...draft, name: e.target.value })} />
        </Labelled>
        <Labelled label={t('perception.where')}>
          <Select aria-label={t('perception.where')} value={draft.node} options={touchNodes.map((value) => ({ value, label: t(`perception.node.${value}`) }))} onChange={(value) => setDraft({ ...draft, node: value })} />
        </Labelled>
        <Labelled label={t('standard.unit')}>
          <Select aria-label={t('standard.unit')} value={draft.unit} options={standardUnits.map((value) => ({ value, label: t(`standard.units.${value}`) }))} onChange={(value) => setDraft({ ...draft, unit: value })} />
        </Labelled>
        <Labelled label={t('standard.direction')}>
          <Select<'less' | 'more'> aria-label={t('standard.direction')} value={draft.atMost ? 'less' : 'more'} options={(['less', 'more'] as const).map((value) => ({ value, label: t(`standard.${value}`) }))} onChange={(value) => setDraft({ ...draft, atMost: value === 'less' })} />
        </Labelled>
        <Labelled label={t('standard.target')}>
          <InputNumber<number> aria-label={t('standard.target')} min={0} max={100_000} precision={0} value={draft.target} onChange={(n) => setDraft({ ...draft, target: n ?? 0 })} />
        </Labelled>
      </div>
      {over && (
        <p role="alert" className="harm">
          {t('standard.over')}
        </p>
      )}
      <Failure error={save.error} />
    </Modal>
  );
}

function ReadingForm({ standard, onDone }: { standard: Standard; onDone: () => void }) {
  const { t } = useTranslation('membership');
  const { t: common } = useTranslation('common');
  const [value, setValue] = useState<number | null>(null);
  const add = useCommand(api.membership.addReading);
  const ok = async () => {
    if (value !== null && (await add.run({ standardId: standard.standardId, value }))) onDone();
  };
  return (
    <Modal open width={400} title={t('standard.recordTitle', { name: standard.name })} okText={common('save')} cancelText={common('cancel')} okButtonProps={{ disabled: value === null, loading: add.busy }} onOk={() => void ok()} onCancel={onDone}>
      <InputNumber<number> autoFocus aria-label={t('standard.actual')} min={0} max={standard.unit === 'percent' ? 100 : 100_000} precision={0} suffix={t(`standard.units.${standard.unit}`)} value={value} onChange={setValue} />
      <Failure error={add.error} />
    </Modal>
  );
}
