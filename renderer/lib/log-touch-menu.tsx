import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { touchChannels, type TouchChannel } from '../../shared/domain/touch-channels.ts';
import { api } from './api.ts';
import { Failure } from './failure.tsx';
import { useCommand } from './query.ts';

const KEY = 'logged-touch';

/** Written to or called by hand just now: one click, and it counts as a contact everywhere. */
export function LogTouchMenu({ customerId }: { customerId: number }) {
  const { t } = useTranslation('outreach');
  const { message } = App.useApp();
  const log = useCommand(api.outreach.logTouch);
  const undo = useCommand(api.outreach.undoLog);
  const onChannel = async (channel: TouchChannel) => {
    const done = await log.run({ customerIds: [customerId], channel });
    if (!done) return;
    if (done.optedOut > 0) return void message.warning(t('log.optedOut'));
    const onUndo = () => {
      message.destroy(KEY);
      void undo.run({ at: done.at });
    };
    void message.info({
      key: KEY,
      duration: 6,
      content: (
        <>
          {t('log.logged')}{' '}
          <Button type="link" size="small" onClick={onUndo}>
            {t('wechat.undo')}
          </Button>
        </>
      ),
    });
  };
  return (
    <div>
      <Dropdown trigger={['click']} menu={{ className: 'insert-menu', items: touchChannels.map((key) => ({ key, label: t(`channel.${key}`) })), onClick: ({ key }) => void onChannel(key as TouchChannel) }}>
        <Button size="small" icon={<DownOutlined />} iconPlacement="end" loading={log.busy}>
          {t('log.now')}
        </Button>
      </Dropdown>
      <Failure error={log.error ?? undo.error} />
    </div>
  );
}
