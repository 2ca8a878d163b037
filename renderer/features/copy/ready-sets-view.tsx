import { CheckOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useCommand, useQuery } from '../../lib/query.ts';
import { go } from '../../lib/route.ts';
import { Page } from '../../ui/page.tsx';
import { CopyViewChoice } from './copy-view-choice.tsx';
import { NewProductFit } from './new-product-fit.tsx';
import { useReadySets, type ReadyTemplate } from './ready-sets.ts';

/** Words to begin with: added, they are the owner's own templates. */
export function ReadySetsView() {
  const { t } = useTranslation(['copySets', 'common']);
  const { message } = App.useApp();
  const sets = useReadySets();
  const list = useQuery(api.copy.list, {});
  const add = useCommand(api.copy.addAll);
  const names = new Set((list.data ?? []).map((x) => x.name));
  const onAdd = async (templates: ReadyTemplate[], folder: string) => {
    const done = await add.run({ templates: templates.map(({ key: _, shown: __, ...template }) => template) });
    if (!done) return;
    const left = done.left.length > 0 ? t('left', { count: done.left.length }) : '';
    void message.success(`${t('added', { count: done.added.length, folder })}${left}`);
  };
  return (
    <Page title={t('title')} sentence={t('sentence')} filters={<CopyViewChoice shown="sets" />}>
      <Failure error={add.error ?? list.error} onClose={add.clearError} />
      <p className="soft">{t('fillIn')}</p>
      {sets.map((set) => {
        const missing = set.templates.filter((x) => !names.has(x.name));
        return (
          <section key={set.id} className="panel ready-set" aria-label={set.name}>
            <div className="panel-head">
              <h2>{set.name}</h2>
              <div className="ready-set-actions">
                {set.id === 'newProduct' && <NewProductFit label={set.who ?? ''} />}
                {set.id === 'welcome' && <Button onClick={() => go('marketing', 'copy', 'welcome')}>{set.who}</Button>}
                <Button type="primary" ghost icon={<PlusOutlined />} disabled={missing.length === 0} loading={add.busy} onClick={() => void onAdd(missing, set.name)}>
                  {t('addAll', { count: missing.length })}
                </Button>
              </div>
            </div>
            <p className="soft">{set.why}</p>
            <div className="ready-texts">
              {set.templates.map((template) => (
                <article key={template.key} className="ready-text" aria-label={template.name}>
                  <header>
                    <strong>{template.name}</strong>
                    <Tag variant="filled">{t(`common:channel.${template.channel}`)}</Tag>
                  </header>
                  {template.subject !== '' && <div className="ready-subject">{template.shown.subject}</div>}
                  <p>{template.shown.text}</p>
                  {names.has(template.name) ? (
                    <span className="soft">
                      <CheckOutlined /> {t('has')}
                    </span>
                  ) : (
                    <Button size="small" onClick={() => void onAdd([template], set.name)}>
                      {t('add')}
                    </Button>
                  )}
                </article>
              ))}
            </div>
          </section>
        );
      })}
    </Page>
  );
}
