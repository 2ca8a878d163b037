import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardFields, type CardField, type SegmentCardReport } from '../../../shared/contract/segment-card.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';

/** What is meant for a segment, beside it where it is chosen; and what the data would suggest. */
export function SegmentCardPanel({ segmentId }: { segmentId: number }) {
  const { t } = useTranslation(['strategy', 'common']);
  const { data, error } = useQuery(api.strategy.segmentCard, { segmentId });
  const [editing, setEditing] = useState(false);
  const suggest = useSuggestions(data);
  if (!data) return <Failure error={error} />;
  const { card, suggestions } = data;
  const told = cardFields.filter((field) => card[field] !== '');
  return (
    <Panel
      title={t('card.title')}
      extra={
        <span className="segment-card-head">
          <Definition label={t('common:definition')} text={t('card.define')} n={t('card.n', { count: suggestions.buyers })} />
          <Button size="small" onClick={() => setEditing(true)}>
            {t(told.length === 0 ? 'card.write' : 'card.edit')}
          </Button>
        </span>
      }
    >
      {told.length === 0 ? (
        <p className="soft">{t('card.none')}</p>
      ) : (
        <dl className="segment-card">
          {told.map((field) => (
            <div key={field}>
              <dt>{t(`card.field.${field}`)}</dt>
              <dd>{card[field]}</dd>
            </div>
          ))}
        </dl>
      )}
      {editing && <CardForm segmentId={segmentId} report={data} suggest={suggest} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

/** In words, what stands to reason by what these people bought; undefined where there is nothing to say. */
function useSuggestions(report: SegmentCardReport | undefined): Partial<Record<CardField, { put: string; why: string }>> {
  const { t, i18n } = useTranslation('strategy');
  const format = useFormat();
  if (!report) return {};
  const { push, avoid, price, pair } = report.suggestions;
  const list = new Intl.ListFormat(i18n.language);
  const titles = (products: { title: string }[]) => list.format(products.map((p) => p.title)).slice(0, 300);
  const band = price && { low: format.money(price.lowMinor, price.currency), high: format.money(price.highMinor, price.currency) };
  return {
    ...(push.length > 0 ? { push: { put: titles(push), why: list.format(push.map((p) => (p.othersShare === null ? t('card.why.pushAlone', { title: p.title, share: format.share(p.share) }) : t('card.why.push', { title: p.title, share: format.share(p.share), others: format.share(p.othersShare) })))) } } : {}),
    ...(avoid.length > 0 ? { avoid: { put: titles(avoid), why: list.format(avoid.map((p) => t('card.why.avoid', { title: p.title, share: format.share(p.refundShare) }))) } } : {}),
    ...(price && band ? { priceBand: { put: t('card.put.price', band), why: t('card.why.price', { ...band, middle: format.money(price.middleMinor, price.currency), count: price.pieces }) } } : {}),
    ...(pair ? { bundle: { put: t('card.put.pair', { a: pair.titles[0], b: pair.titles[1] }).slice(0, 300), why: t('card.why.pair', { count: pair.people, a: pair.titles[0], b: pair.titles[1] }) } } : {}),
  };
}

interface CardFormProps {
  segmentId: number;
  report: SegmentCardReport;
  suggest: ReturnType<typeof useSuggestions>;
  onClose: () => void;
}

function CardForm({ segmentId, report, suggest, onClose }: CardFormProps) {
  const { t } = useTranslation(['strategy', 'common']);
  const save = useCommand(api.strategy.saveSegmentCard);
  const [card, setCard] = useState(report.card);
  const { buyers } = report.suggestions;
  const onSave = async () => {
    if (await save.run({ segmentId, ...card })) onClose();
  };
  return (
    <Modal open title={t('card.title')} okText={t('common:save')} okButtonProps={{ loading: save.busy }} onOk={() => void onSave()} onCancel={onClose} width={640}>
      {Object.keys(suggest).length === 0 && <p className="soft">{t('card.tooFew', { count: buyers })}</p>}
      <Form layout="vertical" component={false}>
        {cardFields.map((field) => {
          const hint = suggest[field];
          return (
            <Form.Item
              key={field}
              label={t(`card.field.${field}`)}
              htmlFor={`card-${field}`}
              extra={
                hint && (
                  <span>
                    {hint.why}{' '}
                    {card[field] !== hint.put && (
                      <Button type="link" size="small" className="flat-link" onClick={() => setCard({ ...card, [field]: hint.put })}>
                        {t('card.use')}
                      </Button>
                    )}
                  </span>
                )
              }
            >
              <Input.TextArea id={`card-${field}`} value={card[field]} maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} placeholder={t(`card.hint.${field}`)} onChange={(e) => setCard({ ...card, [field]: e.target.value })} />
            </Form.Item>
          );
        })}
      </Form>
      <Failure error={save.error} />
    </Modal>
  );
}
