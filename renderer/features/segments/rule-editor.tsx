import { QueryBuilderAntD } from '@react-querybuilder/antd';
import { useTranslation } from 'react-i18next';
import { QueryBuilder, type RuleGroupType } from 'react-querybuilder';
import { fields, type FieldId } from '../../../shared/domain/fields.ts';
import { useOwnFields } from '../../lib/own-fields.ts';
import { firstOperator, firstValue, shapedRule } from './editor-rule.ts';
import { AddAction, CombinatorChoice, NamedChoice, NotChoice, RemoveAction } from './rule-controls.tsx';
import { RuleValue } from './rule-value.tsx';
import { useRuleWords } from './rule-words.ts';
import './rule-editor.css';

const controls = {
  combinatorSelector: CombinatorChoice,
  fieldSelector: NamedChoice,
  operatorSelector: NamedChoice,
  notToggle: NotChoice,
  addRuleAction: AddAction,
  addGroupAction: AddAction,
  removeRuleAction: RemoveAction,
  removeGroupAction: RemoveAction,
  valueEditor: RuleValue,
};
const classes = { queryBuilder: 'rule-editor queryBuilder-branches' };
const firstField: FieldId = 'last_order_days';

/** The builder of a rule: fields in groups, nested and/or/not. */
export function RuleEditor({ rule, currency, onChange }: { rule: RuleGroupType; currency: string; onChange: (rule: RuleGroupType) => void }) {
  const { t } = useTranslation('segments');
  const words = useRuleWords();
  const { find } = useOwnFields();
  const fieldOf = (id: string) => find(id) ?? fields.orders;
  return (
    <QueryBuilderAntD>
      <QueryBuilder
        query={rule}
        onQueryChange={(next) => onChange(shapedRule(next, find))}
        enableMountQueryChange={false}
        fields={words.fields}
        getOperators={words.operators}
        combinators={[
          { name: 'and', label: t('editor.and') },
          { name: 'or', label: t('editor.or') },
        ]}
        getDefaultField={firstField}
        getDefaultOperator={(id) => firstOperator(fieldOf(id))}
        getDefaultValue={({ field, operator }) => firstValue(fieldOf(field), operator)}
        listsAsArrays
        showNotToggle
        addRuleToNewGroups
        maxLevels={4}
        context={{ currency }}
        controlElements={controls}
        controlClassnames={classes}
        accessibleDescriptionGenerator={({ path }) => t('editor.path', { path: path.length === 0 ? '1' : path.map((i) => i + 1).join('.') })}
        translations={{
          fields: { title: t('editor.field') },
          operators: { title: t('editor.operator') },
          value: { title: t('editor.value') },
          combinators: { title: t('editor.combinator') },
          notToggle: { label: t('editor.not'), title: t('editor.not') },
          addRule: { label: t('editor.addRule'), title: t('editor.addRule') },
          addGroup: { label: t('editor.addGroup'), title: t('editor.addGroup') },
          removeRule: { title: t('editor.removeRule') },
          removeGroup: { title: t('editor.removeGroup') },
        }}
      />
    </QueryBuilderAntD>
  );
}
