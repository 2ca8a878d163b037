import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { feedbackWords } from '../../../shared/domain/sort-feedback.ts';

/** The words that texts are sorted by, as they are used. */
export function WordList() {
  const { t, i18n } = useTranslation('feedback');
  const list = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' });
  return (
    <Popover
      trigger="click"
      content={
        <div className="definition">
          <p>{t('words.text')}</p>
          <p>
            <strong>{t('kind.opt_out')}</strong> {t('words.optOut')}
          </p>
          {(['complaint', 'suggestion', 'question', 'positive'] as const).map((kind) => (
            <p key={kind}>
              <strong>{t(`kind.${kind}`)}</strong> {list.format(feedbackWords[kind])}
            </p>
          ))}
        </div>
      }
    >
      <Button type="text">{t('words.button')}</Button>
    </Popover>
  );
}
