import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';

export interface OptionDraft {
  name: string;
  /** What it is called in the database; null: it is new. */
  was: string | null;
}

/** The options of a choice: renamed, moved, added and taken out. */
export function OptionsEditor({ options, onChange }: { options: OptionDraft[]; onChange: (options: OptionDraft[]) => void }) {
  const { t } = useTranslation('fields');
  const rename = (at: number, name: string) => onChange(options.map((o, i) => (i === at ? { ...o, name: name.replace(/[,，;；、|]/g, '') } : o)));
  const up = (at: number) => onChange(options.map((o, i) => (i === at - 1 ? options[at]! : i === at ? options[at - 1]! : o)));
  return (
    <>
      <ol className="own-options">
        {options.map((option, i) => (
          <li key={i}>
            <Input aria-label={t('form.optionName', { number: i + 1 })} maxLength={40} value={option.name} onChange={(e) => rename(i, e.target.value)} />
            <Button type="text" icon={<ArrowUpOutlined />} aria-label={t('form.up')} disabled={i === 0} onClick={() => up(i)} />
            <Button type="text" icon={<DeleteOutlined />} aria-label={t('form.removeOption', { name: option.name })} onClick={() => onChange(options.filter((_, at) => at !== i))} />
          </li>
        ))}
      </ol>
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...options, { name: '', was: null }])}>
        {t('form.addOption')}
      </Button>
    </>
  );
}
