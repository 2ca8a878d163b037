import { FileImageOutlined } from '@ant-design/icons';
import { Button, Modal, QRCode, Segmented } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tier } from '../../shared/domain/tiers.ts';
import { saveFile } from '../ui/save-csv.ts';
import { api } from './api.ts';
import { cardName, cardNames, type CardName } from './card-name.ts';
import { CARD_HEIGHT, CARD_WIDTH, drawMemberCard, type CardWords } from './draw-member-card.ts';
import { useFormat } from './format.ts';
import { useQuery } from './query.ts';
import { useTierNames } from './tier-names.ts';

interface MemberCardProps {
  customerId: number;
  number: string;
  tier: Tier | null;
  sinceDay: string;
  onClose: () => void;
}

/** A member's card as a picture. The QR code holds the number and nothing else. */
export function MemberCard({ customerId, number, tier, sinceDay, onClose }: MemberCardProps) {
  const { t } = useTranslation('membership');
  const format = useFormat();
  const { nameOf } = useTierNames();
  const [shown, setShown] = useState<CardName>('masked');
  const canvas = useRef<HTMLCanvasElement>(null);
  const customer = useQuery(api.customers.get, { customerId }).data;
  const title = useQuery(api.membership.programme, {}).data?.current?.rules.name ?? '';
  const name = cardName(customer?.name ?? customer?.nick ?? null, shown);
  const tierName = tier === null ? null : nameOf(tier);
  const since = t('card.since', { day: format.day(sinceDay) });
  const save = () => {
    if (canvas.current) saveFile(canvas.current.toDataURL('image/png'), `${t('card.title')} ${number}.png`);
  };
  return (
    <Modal
      open
      width={560}
      title={t('card.title')}
      onCancel={onClose}
      footer={
        <Button type="primary" icon={<FileImageOutlined />} onClick={save}>
          {t('card.save')}
        </Button>
      }
    >
      <div className="member-card">
        <CardPicture canvas={canvas} words={{ title, tier: tierName, name, number, since }} label={t('card.picture', { number })} />
        <CardNameChoice value={shown} onValue={setShown} />
        <p className="soft">{t('card.note')}</p>
      </div>
    </Modal>
  );
}

function CardPicture({ canvas, words: { title, tier, name, number, since }, label }: { canvas: RefObject<HTMLCanvasElement | null>; words: CardWords; label: string }) {
  const qr = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const code = qr.current?.querySelector('canvas');
    if (context && code) drawMemberCard(context, { title, tier, name, number, since }, code, getComputedStyle(document.body).fontFamily);
  }, [canvas, title, tier, name, number, since]);
  return (
    <>
      <canvas ref={canvas} width={CARD_WIDTH} height={CARD_HEIGHT} role="img" aria-label={label} />
      <div ref={qr} className="member-card-code" aria-hidden>
        <QRCode type="canvas" value={number} size={300} bordered={false} color="#000000" bgColor="#ffffff" />
      </div>
    </>
  );
}

export function CardNameChoice({ value, onValue }: { value: CardName; onValue: (shown: CardName) => void }) {
  const { t } = useTranslation('membership');
  return (
    <div className="member-card-names">
      <span>{t('card.name')}</span>
      <Segmented<CardName> aria-label={t('card.name')} value={value} onChange={onValue} options={cardNames.map((shown) => ({ value: shown, label: t(`card.names.${shown}`) }))} />
    </div>
  );
}
