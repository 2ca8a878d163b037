import { SearchOutlined } from '@ant-design/icons';
import { Button, Empty, Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api.ts';
import { showName, showPhone, usePrivacy } from '../lib/privacy.ts';
import { useQuery } from '../lib/query.ts';
import { address } from '../lib/route.ts';
import { places } from './places.tsx';

/** Ctrl+K: customers, segments, campaigns and places by a few characters. */
export function Search() {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if (e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey)) {
        e.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button className="search-button" icon={<SearchOutlined />} onClick={() => setOpen(true)}>
        <span>{t('search.button')}</span>
        <kbd>{t('search.key')}</kbd>
      </Button>
      <Modal open={open} footer={null} closable={false} onCancel={() => setOpen(false)} destroyOnHidden title={null}>
        <SearchBox onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

interface Hit {
  key: string;
  label: string;
  kind: string;
  href: string;
}

function SearchBox({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('common');
  const { revealed } = usePrivacy();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<InputRef>(null);
  const wanted = text.trim().toLowerCase();
  const people = useQuery(api.customers.list, { search: text.trim(), limit: 6 }, { enabled: wanted.length > 1 });
  const segments = useQuery(api.segments.list, {});
  const campaigns = useQuery(api.campaigns.list, {});
  useEffect(() => input.current?.focus(), []);

  const named = <T extends { name: string }>(list: T[] | undefined) => (list ?? []).filter((x) => wanted !== '' && x.name.toLowerCase().includes(wanted)).slice(0, 4);
  const hits: Hit[] = [
    ...places
      .flatMap((p) => p.tabs.map((x) => ({ key: `${p.id}/${x.id}`, label: t(`tab.${x.id}`), kind: t('search.place'), href: address(p.id, x.id) })))
      .filter((h) => wanted === '' || h.label.toLowerCase().includes(wanted)),
    ...named(segments.data).map((s) => ({ key: `s${s.segmentId}`, label: s.name, kind: t('search.segment'), href: address('customers', 'segments', s.segmentId) })),
    ...named(campaigns.data).map((c) => ({ key: `c${c.campaignId}`, label: c.name, kind: t('search.campaign'), href: address('marketing', 'campaigns', c.campaignId) })),
    ...(wanted.length > 1 ? (people.data?.rows ?? []) : []).map((c) => ({
      key: `p${c.customerId}`,
      label: `${showName(c.nick ?? c.name, revealed)} ${showPhone(c.phone, revealed)}`,
      kind: t('search.customer'),
      href: address('customers', 'list', c.customerId),
    })),
  ];
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    location.hash = hit.href;
    onDone();
  };
  return (
    <>
      <Input
        ref={input}
        size="large"
        variant="borderless"
        prefix={<SearchOutlined />}
        value={text}
        placeholder={t('search.hint')}
        aria-label={t('search.hint')}
        onChange={(e) => {
          setText(e.target.value);
          setAt(0);
        }}
        onKeyDown={(e) => {
          if (e.key === 'ArrowDown') setAt((i) => Math.min(i + 1, hits.length - 1));
          else if (e.key === 'ArrowUp') setAt((i) => Math.max(i - 1, 0));
          else if (e.key === 'Enter') open(hits[at]);
        }}
      />
      <ul className="search-hits" role="listbox" aria-label={t('search.button')}>
        {hits.map((hit, i) => (
          <li key={hit.key} role="option" aria-selected={i === at} onMouseEnter={() => setAt(i)} onClick={() => open(hit)}>
            <span>{hit.label}</span>
            <small>{hit.kind}</small>
          </li>
        ))}
      </ul>
      {hits.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('search.nothing')} />}
    </>
  );
}
