import { CheckOutlined, MinusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePlatformName } from '../../lib/platform-name.ts';
import { address, go } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import './guide.css';
import { GuidePicture } from './guide-picture.tsx';
import { guides, type Guide } from './guides.ts';

/** Which export to choose in a platform's back office, step by step. */
export function GuidePage({ platform }: { platform: string | null }) {
  const { t } = useTranslation('guides');
  const platformName = usePlatformName();
  const guide = guides.find((g) => g.platform === platform) ?? guides[0]!;
  const name = platformName(guide.platform);
  return (
    <Page
      title={t('title')}
      sentence={t('sentence', { platform: name })}
      action={
        <Button type="primary" onClick={() => go('data', 'import')}>
          {t('toImport')}
        </Button>
      }
    >
      <div className="guide">
        <nav aria-label={t('platforms')}>
          {guides.map((g) => (
            <a key={g.platform} href={address('data', 'import', 'guide', g.platform)} aria-current={g === guide ? 'page' : undefined}>
              {platformName(g.platform)}
            </a>
          ))}
        </nav>
        <GuideBody key={guide.platform} guide={guide} />
      </div>
    </Page>
  );
}

function GuideBody({ guide }: { guide: Guide }) {
  const { t } = useTranslation('guides');
  const { platform, months } = guide;
  const path = t(`path.${platform}`).split(' › ');
  return (
    <article className="guide-body">
      <div className="panel">
        <GuidePicture guide={guide} path={path} />
      </div>
      <ol className="panel guide-steps">
        <li>
          <strong>{t('step.open')}</strong>
          <p>{path.join(' › ')}</p>
        </li>
        <li>
          <strong>{t('step.period')}</strong>
          <p>{months === null ? t('step.longest') : months === 0 ? t('step.noLimit') : t('step.months', { count: months })}</p>
        </li>
        <li>
          <strong>{t('step.columns')}</strong>
          <p className="guide-chips">
            {guide.columns.map((column) => (
              <Tag key={column}>{column}</Tag>
            ))}
          </p>
          <p className="soft">{t(`buyer.${platform}`)}</p>
          <p className="guide-chips">
            {guide.buyer.map((column) => (
              <Tag key={column} className="is-buyer">
                {column}
              </Tag>
            ))}
          </p>
        </li>
        <li>
          <strong>{t('step.save')}</strong>
          <p>{t('step.saveText')}</p>
        </li>
      </ol>
      <div className="columns">
        <Told title={t('can.title')} text={t(`can.${platform}`)} yes />
        <Told title={t('cannot.title')} text={t(`cannot.${platform}`)} yes={false} />
      </div>
      <p className="soft">{t('otherwise')}</p>
    </article>
  );
}

function Told({ title, text, yes }: { title: string; text: string; yes: boolean }) {
  return (
    <section className="panel guide-told">
      <h3>
        {yes ? <CheckOutlined /> : <MinusOutlined />} {title}
      </h3>
      <p>{text}</p>
    </section>
  );
}
