import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api.ts';
import { useQuery } from '../lib/query.ts';

/** So often, at most, the host is told that somebody is there. */
const SIGN_MS = 20_000;

/** Locks by a click or Ctrl+Shift+L, and says that somebody is at the keyboard. Nothing where there is no lock. */
export function LockButton() {
  const { t } = useTranslation('common');
  const { enabled, idleMinutes } = useQuery(api.vault.lockState, {}).data ?? { enabled: false, idleMinutes: 0 };
  useEffect(() => {
    if (!enabled) return;
    let last = 0;
    const onSign = () => {
      if (idleMinutes === 0 || Date.now() - last < SIGN_MS) return;
      last = Date.now();
      void api.vault.active({}).catch(() => undefined); // locked meanwhile
    };
    const onKey = (e: KeyboardEvent) => {
      if (e.key.toLowerCase() === 'l' && e.shiftKey && (e.ctrlKey || e.metaKey)) {
        e.preventDefault();
        void api.vault.lock({});
      } else onSign();
    };
    onSign();
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointermove', onSign);
    window.addEventListener('pointerdown', onSign);
    window.addEventListener('wheel', onSign, { passive: true });
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointermove', onSign);
      window.removeEventListener('pointerdown', onSign);
      window.removeEventListener('wheel', onSign);
    };
  }, [enabled, idleMinutes]);
  if (!enabled) return null;
  return (
    <Button type="text" block className="privacy" icon={<LockOutlined />} title={t('lockKey')} onClick={() => void api.vault.lock({})}>
      {t('lockNow')}
    </Button>
  );
}
