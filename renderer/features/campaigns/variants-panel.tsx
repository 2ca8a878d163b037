import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { MOST_VARIANTS, waysToDeal, type Campaign, type CampaignVariant } from '../../../shared/contract/campaigns.ts';
import type { Template } from '../../../shared/contract/copy.ts';
import type { RuleGroup } from '../../../shared/contract/rule.ts';
import { useTextInserts } from '../../lib/text-inserts.ts';
import { InsertTextArea } from '../../ui/insert-text-area.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { CampaignEdit, VariantChange } from './campaign-draft.ts';
import { SubjectField } from './subject-field.tsx';
import { VariantPreview } from './variant-preview.tsx';
import { useVariantWho, whoKey } from './variant-who.ts';

const OWN = 0;
const EVERYONE: RuleGroup = { combinator: 'and', rules: [] };

const changeOf = ({ name, segmentId, rule, templateId, text, subject }: CampaignVariant): VariantChange => ({
  name,
  subject,
  ...(segmentId === null ? { rule } : { segmentId }),
  ...(templateId === null ? { text } : { templateId }),
});

/** Other words for some of the people, in the order in which they are asked, the text above being for the rest; or by lot, to see which words are better. */
export function VariantsPanel({ edit: { view, edit }, templates }: { edit: Pick<CampaignEdit, 'view' | 'edit'>; templates: Template[] }) {
  const { t } = useTranslation(['campaigns', 'copy']);
  const who = useVariantWho();
  const isDraft = view.state === 'draft';
  const { variants } = view;
  const put = (list: CampaignVariant[]) => {
    const ordered = list.map((v, i) => ({ ...v, position: i + 1 }));
    edit({ variants: ordered.map(changeOf) }, { variants: ordered });
  };
  const taken = new Set(variants.map((v) => v.name));
  const next = who.options.flatMap((g) => g.options).find((o) => !variants.some((v) => whoKey(v) === o.value) && !taken.has(o.label));
  const byLot = view.dealtBy === 'lot';
  const onAdd = () => {
    const base = { position: 0, templateId: null, text: view.text, subject: '' };
    if (byLot) {
      let n = variants.length + 1;
      while (taken.has(t('variant.numbered', { n }))) n += 1;
      put([...variants, { ...base, name: t('variant.numbered', { n }), segmentId: null, rule: EVERYONE }]);
      return;
    }
    if (!next) return;
    const chosen = who.find(next.value)!;
    put([...variants, { ...base, name: next.label.slice(0, 40), ...chosen }]);
  };
  if (!isDraft && variants.length === 0) return null;
  return (
    <Panel title={t(byLot ? 'variant.titleByLot' : 'variant.title')}>
      <Radio.Group className="variants-deal" aria-label={t('variant.dealt.label')} disabled={!isDraft} value={view.dealtBy} onChange={(e) => edit({ dealtBy: e.target.value as Campaign['dealtBy'] })} options={waysToDeal.map((way) => ({ value: way, label: t(`variant.dealt.${way}`) }))} />
      <p className="soft variants-text">{t(byLot ? 'variant.lot' : variants.length === 0 ? 'variant.offer' : 'variant.order')}</p>
      {variants.map((v, i) => (
        <VariantCard
          key={v.position}
          campaign={view}
          variant={v}
          others={variants.filter((o) => o !== v)}
          readOnly={!isDraft}
          templates={templates.filter((x) => x.channel === view.channel)}
          onChange={(changed) => put(variants.map((o) => (o === v ? changed : o)))}
          onUp={i === 0 ? undefined : () => put(variants.with(i, variants[i - 1]!).with(i - 1, v))}
          onDown={i === variants.length - 1 ? undefined : () => put(variants.with(i, variants[i + 1]!).with(i + 1, v))}
          onDelete={() => put(variants.filter((o) => o !== v))}
        />
      ))}
      {isDraft && (
        <Button icon={<PlusOutlined />} disabled={(!next && !byLot) || variants.length >= MOST_VARIANTS || view.text.trim() === ''} onClick={onAdd}>
          {t('variant.add')}
        </Button>
      )}
    </Panel>
  );
}

interface VariantCardProps {
  campaign: Campaign;
  variant: CampaignVariant;
  others: CampaignVariant[];
  readOnly: boolean;
  templates: Template[];
  onChange: (variant: CampaignVariant) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onDelete: () => void;
}

function VariantCard({ campaign, variant, others, readOnly, templates, onChange, onUp, onDown, onDelete }: VariantCardProps) {
  const { t } = useTranslation(['campaigns', 'copy', 'common']);
  const inserts = useTextInserts();
  const who = useVariantWho();
  const known = who.options.flatMap((g) => g.options);
  const isNamed = known.some((o) => o.label === variant.name);
  const key = whoKey(variant);
  const ruleName = t(variant.rule.rules.length === 0 ? 'variant.anyone' : 'who.ownRule');
  const byLot = campaign.dealtBy === 'lot';
  const free = (name: string) => name.trim() !== '' && !others.some((o) => o.name === name);
  return (
    <article className="variant" aria-label={variant.name}>
      <header>
        <span className="variant-place number">{variant.position}</span>
        {!byLot && <Select
          className="variant-who"
          aria-label={t('variant.who')}
          disabled={readOnly}
          value={key}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(value) => {
            const chosen = who.find(value);
            const label = known.find((o) => o.value === value)?.label.slice(0, 40) ?? variant.name;
            if (chosen) onChange({ ...variant, ...chosen, name: isNamed && free(label) ? label : variant.name });
          }}
          options={known.some((o) => o.value === key) ? who.options : [{ label: ruleName, options: [{ value: key, label: ruleName }] }, ...who.options]}
        />}
        <Input aria-label={t('variant.name')} className="variant-name" disabled={readOnly} maxLength={40} value={variant.name} onChange={(e) => free(e.target.value) && onChange({ ...variant, name: e.target.value })} />
        {!readOnly && (
          <span className="variant-moves">
            {!byLot && <Button type="text" icon={<ArrowUpOutlined />} aria-label={t('variant.up')} disabled={!onUp} onClick={onUp} />}
            {!byLot && <Button type="text" icon={<ArrowDownOutlined />} aria-label={t('variant.down')} disabled={!onDown} onClick={onDown} />}
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('variant.remove')} onClick={onDelete} />
          </span>
        )}
      </header>
      {campaign.channel === 'email' && (
        <Form layout="vertical" component={false}>
          <SubjectField
            label={t('variant.subject', { name: variant.name })}
            note={t(byLot ? 'variant.subjectNoteByLot' : 'variant.subjectNote')}
            hint={campaign.subject}
            value={variant.subject}
            onChange={(subject) => onChange({ ...variant, subject })}
            rule={byLot ? campaign.rule : { combinator: 'and', rules: [campaign.rule, variant.rule] }}
            readOnly={readOnly}
          />
        </Form>
      )}
      <div className="say-grid">
        <InsertTextArea
          label={t('variant.text', { name: variant.name })}
          value={variant.text}
          onChange={(text) => onChange({ ...variant, text, templateId: null })}
          insertLabel={t('copy:insert')}
          inserts={inserts}
          placeholder={t('copy:field.textHint')}
          readOnly={readOnly}
          minRows={4}
          extra={
            !readOnly && (
              <Select
                size="small"
                className="variant-template"
                aria-label={t('variant.template', { name: variant.name })}
                value={templates.some((x) => x.templateId === variant.templateId) ? variant.templateId : OWN}
                showSearch={{ optionFilterProp: 'label' }}
                popupMatchSelectWidth={false}
                onChange={(id: number) => {
                  const chosen = templates.find((x) => x.templateId === id);
                  if (chosen) onChange({ ...variant, templateId: chosen.templateId, text: chosen.text, subject: chosen.subject });
                }}
                options={[{ value: OWN, label: templates.length === 0 ? t('say.noTemplate') : t('say.pick') }, ...templates.map((x) => ({ value: x.templateId, label: x.name }))]}
              />
            )
          }
        />
        <VariantPreview campaign={campaign} variant={variant} />
      </div>
    </article>
  );
}
