import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AntDValueSelector } from '@react-querybuilder/antd';
import { Button, Checkbox, Segmented } from 'antd';
import type { ActionProps, CombinatorSelectorProps, NotToggleProps, ValueSelectorProps } from 'react-querybuilder';

// The query builder's own pieces in our look: quiet buttons, and and/or as two words side by side.

/** A select of fields or operators, with its name for whoever can't see it. */
export function NamedChoice(props: ValueSelectorProps) {
  return <AntDValueSelector {...props} aria-label={props.title} />;
}

export function CombinatorChoice(props: CombinatorSelectorProps) {
  const { value, options, title, disabled } = props;
  const choices = options.flatMap((o) => ('options' in o ? [] : [{ value: o.name, label: o.label }]));
  return <Segmented<string> size="small" aria-label={title} value={value ?? 'and'} onChange={(v) => props.handleOnChange(v)} options={choices} disabled={disabled ?? false} />;
}

export function NotChoice(props: NotToggleProps) {
  const { checked, label, disabled } = props;
  return (
    <Checkbox checked={checked ?? false} onChange={(e) => props.handleOnChange(e.target.checked)} disabled={disabled ?? false} className="rule-not">
      {label}
    </Checkbox>
  );
}

export function AddAction(props: ActionProps) {
  const { label, disabled } = props;
  return (
    <Button size="small" icon={<PlusOutlined />} onClick={(e) => props.handleOnClick(e)} disabled={disabled ?? false}>
      {label}
    </Button>
  );
}

export function RemoveAction(props: ActionProps) {
  const { title, disabled } = props;
  return <Button size="small" type="text" className="rule-remove-button" icon={<DeleteOutlined />} aria-label={title} title={title} onClick={(e) => props.handleOnClick(e)} disabled={disabled ?? false} />;
}
