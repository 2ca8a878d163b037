import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePrivacy } from './privacy.ts';

/** Shows names, phones and addresses in full, where two records can't be told apart without. */
export function RevealButton() {
  const { t } = useTranslation('common');
  const { revealed, toggle } = usePrivacy();
  return (
    <Button icon={revealed ? <EyeOutlined /> : <EyeInvisibleOutlined />} onClick={toggle}>
      {revealed ? t('privacy.hide') : t('privacy.show')}
    </Button>
  );
}
