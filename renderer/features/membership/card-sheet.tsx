import { PrinterOutlined } from '@ant-design/icons';
import { Button, Modal, QRCode, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { cardName, type CardName } from '../../lib/card-name.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { CardNameChoice } from '../../lib/member-card.tsx';
import { useQuery } from '../../lib/query.ts';
import { useTierNames } from '../../lib/tier-names.ts';
import { saveFile } from '../../ui/save-csv.ts';
import { cardSheetHtml } from './card-sheet-html.ts';

/** Many members' cards as a sheet to be printed and cut: those that the list shows. */
export function CardSheet({ search, onClose }: { search: string; onClose: () => void }) {
  const { t, i18n } = useTranslation('membership');
  const format = useFormat();
  const { nameOf } = useTierNames();
  const [shown, setShown] = useState<CardName>('masked');
  const codes = useRef<HTMLDivElement>(null);
  const faces = useQuery(api.membership.cardFaces, { search });
  const title = useQuery(api.membership.programme, {}).data?.current?.rules.name ?? '';
  const data = faces.data;
  const save = () => {
    const drawn = codes.current?.querySelectorAll('svg');
    if (!data || !drawn) return;
    const cards = data.rows.map((face, i) => ({ number: face.number, name: cardName(face.name, shown), tier: face.tier === null ? null : nameOf(face.tier), since: t('card.since', { day: format.day(face.sinceDay) }), code: drawn[i]?.outerHTML ?? '' }));
    saveFile(`data:text/html;charset=utf-8,${encodeURIComponent(cardSheetHtml(cards, title, i18n.language))}`, `${t('card.sheetName')}.html`);
    onClose();
  };
  const leftOut = data === undefined ? [] : (['optedOut', 'heldOut', 'stopped', 'noNumber'] as const).filter((why) => data.leftOut[why] > 0).map((why) => t(`card.leftOut.${why}`, { count: data.leftOut[why] }));
  return (
    <Modal
      open
      title={t('card.sheet')}
      onCancel={onClose}
      footer={
        <Button type="primary" icon={<PrinterOutlined />} disabled={!data || data.rows.length === 0} onClick={save}>
          {t('card.saveSheet')}
        </Button>
      }
    >
      <Failure error={faces.error} />
      {!data && !faces.error && <Skeleton active />}
      {data && (
        <div className="member-card">
          <p role="status">{data.total === 0 ? t('card.nobody') : data.total > data.rows.length ? t('card.first', { count: data.rows.length, total: data.total }) : t('card.count', { count: data.total })}</p>
          {leftOut.length > 0 && <p className="soft">{t('card.without', { list: new Intl.ListFormat(i18n.language).format(leftOut) })}</p>}
          <CardNameChoice value={shown} onValue={setShown} />
          <p className="soft">{t('card.sheetNote')}</p>
          <div ref={codes} className="member-card-code" aria-hidden>
            {data.rows.map((face) => (
              <QRCode key={face.customerId} type="svg" value={face.number} size={120} bordered={false} color="#000000" bgColor="#ffffff" />
            ))}
          </div>
        </div>
      )}
    </Modal>
  );
}
