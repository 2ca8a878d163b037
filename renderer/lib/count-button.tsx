import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format.ts';
import './count-button.css';

/** A count of people that opens them. */
export function CountButton({ count, onClick }: { count: number | null; onClick: () => void }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  if (count === null || count === 0) return <span className="number">{format.count(count)}</span>;
  return (
    <Button type="link" className="count-button number" title={t('members.see')} onClick={onClick}>
      {format.count(count)}
    </Button>
  );
}
