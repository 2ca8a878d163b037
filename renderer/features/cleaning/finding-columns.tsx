import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, FindingKind, Reason } from '../../../shared/contract/cleaning.ts';
import { useFormat } from '../../lib/format.ts';
import { usePlatformName, useShopName } from '../../lib/platform-name.ts';
import { showAddress, showEmail, showName, showPhone, usePrivacy } from '../../lib/privacy.ts';
import type { Column } from '../../ui/data-table.tsx';
import { isPicked, toggled, type Picked } from './cleaning-store.ts';
import { NoteText } from './note-text.tsx';

/** What is shown of a finding, by its kind. Personal things are masked until they are asked for. */
export function useFindingColumns(kind: FindingKind, picked: Picked, onPick: (picked: Picked) => void): Column<Finding>[] {
  const { t } = useTranslation('cleaning');
  const format = useFormat();
  const shopName = useShopName();
  const platformName = usePlatformName();
  const { revealed } = usePrivacy();
  const reason = (r: Reason) => t(`reason.${r.code}`, { count: r.count ?? 0, days: r.days ?? 0, word: r.word ?? '' });
  const text = (id: Title, width: number, render: (f: Finding) => ReactNode): Column<Finding> => ({ id, title: t(`column.${id}`), width, render });
  const number = (id: Title, width: number, render: (f: Finding) => ReactNode): Column<Finding> => ({ ...text(id, width, render), numeric: true });
  const full = (id: Title, width: number, of: (f: Finding) => string) => text(id, width, (f) => <span title={of(f)}>{of(f)}</span>);

  const pick = text('pick', 44, (f) => <Checkbox aria-label={f.text} checked={isPicked(picked, f.key)} onChange={() => onPick(toggled(picked, f.key))} />);
  const why = full('why', 192, (f) => f.reasons.map(reason).join(' · '));
  const day = number('day', 108, (f) => format.day(f.day));
  const shop = full('shop', 96, (f) => (f.shopName === null ? '' : shopName(f.shopName, f.platform ?? '')));
  const amount = (id: 'amount' | 'paid') => number(id, 88, (f) => (f.currency === null ? '–' : format.money(f.amountMinor, f.currency)));
  const rows = (id: 'orders' | 'contacts') => number(id, 84, (f) => format.count(f.rows));
  const becomes = (show: (value: string | null, shown: boolean) => string) => text('after', 180, (f) => (f.becomes === '' ? <span className="soft">{t('cleared')}</span> : show(f.becomes, revealed)));
  const before = (show: (value: string | null, shown: boolean) => string) => full('before', 180, (f) => show(f.text, revealed));

  switch (kind) {
    case 'status':
      return [pick, full('word', 160, (f) => f.text), text('platform', 110, (f) => platformName(f.platform ?? '')), rows('orders'), amount('amount'), number('latest', 116, (f) => format.day(f.day)), why];
    case 'test':
    case 'brushing':
      return [pick, full('order', 178, (f) => f.text), day, amount('paid'), text('buyer', 68, (f) => showName(f.buyer, revealed)), why, shop];
    case 'notGoods':
      return [pick, full('product', 260, (f) => f.text), why, rows('orders'), amount('amount'), shop];
    case 'phones':
      return [pick, before(showPhone), becomes(showPhone), why, rows('contacts')];
    case 'suspectPhones':
    case 'deadNumbers':
      return [pick, text('number', 160, (f) => <span className="number">{showPhone(f.text, revealed)}</span>), why, rows('contacts')];
    case 'emails':
      return [pick, before(showEmail), becomes(showEmail), why, rows('contacts')];
    case 'names':
      return [pick, before(showName), becomes(showName), why, rows('contacts')];
    case 'addresses':
      return [pick, full('address', 300, (f) => showAddress(f.text, revealed)), text('region', 220, (f) => f.becomes ?? ''), rows('contacts')];
    case 'notes':
      return [pick, text('note', 216, (f) => f.note && <NoteText note={f.note} revealed={revealed} />), text('found', 156, (f) => `${reason(f.reasons[0]!)} ${showId(f, revealed)}`), text('who', 84, (f) => reason(f.reasons[1]!)), full('order', 178, (f) => f.text), day];
  }
}

type Title = 'pick' | 'word' | 'platform' | 'orders' | 'latest' | 'amount' | 'order' | 'shop' | 'day' | 'paid' | 'buyer' | 'why' | 'product' | 'before' | 'after' | 'contacts' | 'number' | 'address' | 'region' | 'note' | 'found' | 'who';

const showId = (f: Finding, revealed: boolean): string => (f.reasons[0]?.code === 'note_phone' ? showPhone(f.becomes, revealed) : showName(f.becomes, revealed));
