import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskTurn as Turn } from '../../../shared/contract/outreach-desk.ts';
import type { DeskMark, DeskWay } from '../../../shared/domain/touch-channels.ts';
import { useFormat } from '../../lib/format.ts';
import { showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import { address } from '../../lib/route.ts';
import { maskNames } from '../../lib/text-preview.tsx';
import { Key } from './key.tsx';
import { hasOwnWords } from './way-words.ts';

interface TurnProps {
  turn: Turn;
  way: DeskWay;
  busy: boolean;
  act: (what: DeskMark | 'copy' | 'address') => void;
}
const answers = [['replied', 'r'], ['added', 'a'], ['refused', 'x'], ['skipped', 'k']] as const;

/** Whose turn it is: who they are, what to say, and what is done about it, each by a key of its own. */
export function DeskTurn({ turn, way, busy, act }: TurnProps) {
  const { t } = useTranslation('outreach');
  const { revealed } = usePrivacy();
  const format = useFormat();
  const byPhone = way === 'phone' || way === 'whatsapp';
  return (
    <article className="desk-turn" aria-live="polite">
      <header>
        <h2>
          <a href={address('customers', 'list', turn.customerId)}>{showName(turn.nick ?? turn.name, revealed)}</a>
        </h2>
        <span className="soft number">
          {t('desk.facts', { orders: format.count(turn.orders), money: format.money(turn.netMinor, turn.currency), day: format.day(turn.lastDay) })}
        </span>
      </header>
      {turn.lastProduct !== null && <p className="soft">{t('desk.lastProduct', { title: turn.lastProduct })}</p>}
      <div className="desk-address">
        <span className="number">{turn.address === null ? t('desk.noAddress') : byPhone ? showPhone(turn.address, revealed) : showName(turn.address, revealed)}</span>
        <Button icon={<CopyOutlined />} disabled={turn.address === null} onClick={() => act('address')}>
          {t(`desk.copyAddress.${hasOwnWords(way) ? way : 'handle'}`)} <Key name="v" />
        </Button>
      </div>
      <p className="message-text desk-text">{revealed ? turn.text : maskNames(turn)}</p>
      <div className="desk-acts">
        <Button size="large" icon={<CopyOutlined />} onClick={() => act('copy')}>
          {t('desk.copyText')} <Key name="c" />
        </Button>
        <Button size="large" type="primary" loading={busy} onClick={() => act('sent')}>
          {t('desk.isSent')} <Key name="s" />
        </Button>
      </div>
      <div className="desk-acts">
        {answers.map(([mark, key]) => (
          <Button key={mark} danger={mark === 'refused'} disabled={busy} onClick={() => act(mark)}>
            {t(`did.${mark}`)} <Key name={key} />
          </Button>
        ))}
      </div>
      <p className="soft desk-help">{t('desk.help')}</p>
    </article>
  );
}
