import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Collapse, Input, Result, Select, Skeleton, Space, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleGroupType } from 'react-querybuilder';
import type { Layering } from '../../../shared/contract/layerings.ts';
import { layerRule } from '../../../shared/domain/layers.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useOwnFields } from '../../lib/own-fields.ts';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { useRuleSentence } from '../../lib/rule-sentence.ts';
import { ShopFilter } from '../../lib/shop-filter.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { askedRule, sameRule } from './editor-rule.ts';
import { LayerCounts } from './layer-counts.tsx';
import { LayerMoves } from './layer-moves.tsx';
import { emptyLayering, layeringDraftOf, moved, newLayer, useLayeringDrafts, type DraftLayer, type LayeringDraft } from './layering-drafts.ts';
import { RuleEditor } from './rule-editor.tsx';
import './segments.css';

/** The editor of one division; null: of a new one. */
export function LayeringPage({ layeringId }: { layeringId: number | null }) {
  const { t } = useTranslation('segments');
  const list = useQuery(api.segments.layerings, {});
  const own = useOwnFields();
  if (!list.data || !own.loaded) return <Page title={t('layer.title')}>{list.error ? <Failure error={list.error} /> : <Skeleton active />}</Page>;
  const layering = layeringId === null ? null : list.data.find((l) => l.layeringId === layeringId);
  if (layering === undefined) return <Result status="info" title={t('layer.missing')} extra={<Button onClick={() => go('customers', 'segments', 'layers')}>{t('layer.back')}</Button>} />;
  return <LayeringEditor layering={layering} />;
}

function LayeringEditor({ layering }: { layering: Layering | null }) {
  const { t } = useTranslation(['segments', 'common']);
  const { message } = App.useApp();
  const { drafts, keep, drop } = useLayeringDrafts();
  const { find } = useOwnFields();
  const save = useCommand(api.segments.saveLayering);
  const currency = useQuery(api.settings.get, {}).data?.baseCurrency ?? 'CNY';
  const [tried, setTried] = useState(false);
  const key = layering ? String(layering.layeringId) : 'new';
  const stored = useMemo(() => (layering ? layeringDraftOf(layering) : emptyLayering), [layering]);
  const draft = drafts[key] ?? stored;
  const edit = (change: Partial<LayeringDraft>) => keep(key, { ...draft, ...change });
  const read = useMemo(() => draft.layers.map((layer) => ({ name: layer.name.trim(), ...askedRule(layer.rule, find) })), [draft.layers, find]);
  const rules = useMemo(() => read.map(({ rule }) => rule), [read]);
  const settled = useDebounced(rules, 250);
  const names = [...read.map((layer) => layer.name), draft.restName.trim() || t('layer.rest')];
  const dirty =
    draft.name !== stored.name ||
    draft.note !== stored.note ||
    draft.restName !== stored.restName ||
    draft.layers.length !== stored.layers.length ||
    draft.layers.some((layer, i) => layer.name !== stored.layers[i]!.name || !sameRule(rules[i]!, askedRule(stored.layers[i]!.rule, find).rule));
  const missing =
    draft.name.trim() === '' ? t('layer.nameMissing') : read.length === 0 ? t('layer.none') : read.some((l) => l.name === '') ? t('layer.layerNameMissing') : new Set(names).size < names.length ? t('layer.sameNames') : read.some((l) => l.unfinished > 0 || l.rule.rules.length === 0) ? t('page.unfinished') : null;

  const onSave = async () => {
    setTried(true);
    if (missing !== null) {
      void message.info(missing);
      return;
    }
    const saved = await save.run({ ...(layering ? { layeringId: layering.layeringId } : {}), name: draft.name, note: draft.note, restName: draft.restName, layers: read.map(({ name, rule }) => ({ name, rule })) });
    if (!saved) return;
    drop(key);
    void message.success(t('common:saved'));
    if (!layering) go('customers', 'segments', 'layers', saved.layeringId);
  };

  return (
    <Page
      title={draft.name.trim() || t('layer.untitled')}
      sentence={dirty ? <Tag variant="filled">{t('page.draft')}</Tag> : t('layer.sentence')}
      filters={<ShopFilter />}
      action={
        <Space wrap>
          <Button onClick={() => go('customers', 'segments', 'layers')}>{t('layer.back')}</Button>
          {dirty && <Button onClick={() => drop(key)}>{t('page.discard')}</Button>}
          <Button type="primary" loading={save.busy} disabled={!dirty} onClick={() => void onSave()}>
            {t('common:save')}
          </Button>
        </Space>
      }
    >
      <Failure error={save.error} onClose={save.clearError} />
      <Panel>
        <div className="segment-names">
          <label>
            <span>{t('layer.name')}</span>
            <Input value={draft.name} maxLength={60} {...(tried && draft.name.trim() === '' ? { status: 'error' as const } : {})} onChange={(e) => edit({ name: e.target.value })} />
          </label>
          <label>
            <span>{t('page.note')}</span>
            <Input value={draft.note} maxLength={500} onChange={(e) => edit({ note: e.target.value })} />
          </label>
          <label>
            <span>{t('layer.restName')}</span>
            <Input value={draft.restName} maxLength={60} placeholder={t('layer.rest')} onChange={(e) => edit({ restName: e.target.value })} />
          </label>
        </div>
      </Panel>
      <LayerList layers={draft.layers} currency={currency} onChange={(layers) => edit({ layers })} />
      {settled.length > 0 && settled.length === draft.layers.length && (
        <>
          <LayerCounts rules={settled} names={names} />
          <LayerMoves rules={settled} names={names} ruleOf={(place) => layerRule(settled, place)} />
        </>
      )}
    </Page>
  );
}

/** The layers in order: the first that holds takes the person. */
function LayerList({ layers, currency, onChange }: { layers: DraftLayer[]; currency: string; onChange: (layers: DraftLayer[]) => void }) {
  const { t } = useTranslation('segments');
  const { find } = useOwnFields();
  const sentence = useRuleSentence(currency);
  const [open, setOpen] = useState<string[]>([]);
  const segments = useQuery(api.segments.list, {});
  const change = (place: number, part: Partial<DraftLayer>) => onChange(layers.map((layer, i) => (i === place ? { ...layer, ...part } : layer)));
  const add = (name: string, rule: RuleGroupType) => {
    const layer = newLayer(name, rule);
    onChange([...layers, layer]);
    if (rule.rules.length === 0) setOpen([...open, layer.key]);
  };
  return (
    <Panel title={t('layer.layers')}>
      <p className="soft">{t('layer.order')}</p>
      <Collapse
        collapsible="icon"
        activeKey={open}
        onChange={setOpen}
        items={layers.map((layer, place) => {
          const { rule } = askedRule(layer.rule, find);
          return {
            key: layer.key,
            label: (
              <span className="layer-label">
                <strong>
                  {place + 1}. {layer.name || t('layer.layerName')}
                </strong>{' '}
                <span className="soft">{rule.rules.length === 0 ? t('layer.noRule') : sentence(rule)}</span>
              </span>
            ),
            extra: (
              <Space size={0} onClick={(e) => e.stopPropagation()}>
                <Button type="text" size="small" icon={<ArrowUpOutlined />} disabled={place === 0} aria-label={t('layer.up', { name: layer.name })} onClick={() => onChange(moved(layers, place, -1))} />
                <Button type="text" size="small" icon={<ArrowDownOutlined />} disabled={place === layers.length - 1} aria-label={t('layer.down', { name: layer.name })} onClick={() => onChange(moved(layers, place, 1))} />
                <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('layer.remove', { name: layer.name })} onClick={() => onChange(layers.toSpliced(place, 1))} />
              </Space>
            ),
            children: (
              <div className="segment-layers">
                <Input value={layer.name} maxLength={60} aria-label={t('layer.layerName')} placeholder={t('layer.layerName')} onChange={(e) => change(place, { name: e.target.value })} />
                <RuleEditor rule={layer.rule} currency={currency} onChange={(next) => change(place, { rule: next })} />
              </div>
            ),
          };
        })}
      />
      <Space wrap className="layer-add">
        <Button icon={<PlusOutlined />} disabled={layers.length >= 20} onClick={() => add('', { combinator: 'and', rules: [] })}>
          {t('layer.add')}
        </Button>
        {(segments.data?.length ?? 0) > 0 && (
          <Select<number | null>
            aria-label={t('layer.addSegment')}
            placeholder={t('layer.addSegment')}
            value={null}
            disabled={layers.length >= 20}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ minWidth: 200 }}
            options={(segments.data ?? []).map((s) => ({ value: s.segmentId, label: s.name }))}
            onChange={(segmentId) => {
              const chosen = segments.data?.find((s) => s.segmentId === segmentId);
              if (chosen) add(chosen.name, { combinator: 'and', rules: [{ field: 'in_segment', operator: '=', value: chosen.segmentId }] });
            }}
          />
        )}
      </Space>
    </Panel>
  );
}
