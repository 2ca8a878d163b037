import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleGroupType } from 'react-querybuilder';
import { go } from '../../lib/route.ts';
import { useSegmentDrafts } from './segment-drafts.ts';
import { startingPointIds, startingPoints, type StartingPoint } from './starting-points.ts';

/** Segments to begin with: each opens the editor, filled in. */
export function SegmentStarters() {
  const { t } = useTranslation('segments');
  const { modal } = App.useApp();
  const { drafts, keep } = useSegmentDrafts();
  const start = (id: StartingPoint) => {
    const { combinator, rules } = startingPoints[id];
    keep('new', { name: t(`starter.${id}.name`), note: t(`starter.${id}.text`), folder: '', rule: { combinator, rules: [...rules] } satisfies RuleGroupType });
    go('customers', 'segments', 'new');
  };
  const onStart = (id: StartingPoint) => {
    if (!('new' in drafts)) start(id);
    else modal.confirm({ title: t('draft.replaceTitle'), content: t('draft.replaceText'), okText: t('draft.replace'), onOk: () => start(id) });
  };
  return (
    <div className="starters">
      {startingPointIds.map((id) => (
        <button key={id} type="button" className="starter" onClick={() => onStart(id)}>
          <strong>{t(`starter.${id}.name`)}</strong>
          <span className="soft">{t(`starter.${id}.text`)}</span>
          <span className="starter-do">{t(`starter.${id}.do`)}</span>
        </button>
      ))}
    </div>
  );
}
