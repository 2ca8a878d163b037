import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { touchChannels, type TouchChannel } from '../../../shared/domain/touch-channels.ts';

export function ChannelSelect({ id, value, onChannel }: { id: string; value: TouchChannel; onChannel: (channel: TouchChannel) => void }) {
  const { t } = useTranslation('outreach');
  return <Select<TouchChannel> id={id} aria-label={t('register.channel')} value={value} options={touchChannels.map((c) => ({ value: c, label: t(`channel.${c}`) }))} onChange={onChannel} />;
}
