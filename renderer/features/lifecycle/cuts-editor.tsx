import { App, Button, InputNumber, Segmented, Slider, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CutChoice, CutsInForce, Intervals } from '../../../shared/contract/lifecycle.ts';
import type { Cuts } from '../../../shared/domain/lifecycle-states.ts';
import { api } from '../../lib/api.ts';
import { Failure } from '../../lib/failure.tsx';
import { useFormat } from '../../lib/format.ts';
import { forgetUnseen, useCommand } from '../../lib/query.ts';
import { Panel } from '../../ui/panel.tsx';
import { useLifecycleView } from './lifecycle-store.ts';

const choices: CutChoice[] = ['p75', 'p30', 'own'];
const sorted = (cuts: number[]): Cuts => {
  const [a = 1, b = a, c = b] = cuts.toSorted((x, y) => x - y);
  return [a, b, c];
};

/** Where the states are divided: a preset, or days that are dragged or typed. What is tried shows at once and is kept when it is saved. */
export function CutsEditor({ intervals, cuts, source }: { intervals: Intervals; cuts: Cuts | null; source: CutsInForce['source'] }) {
  const { t } = useTranslation('lifecycle');
  const format = useFormat();
  const { message } = App.useApp();
  const save = useCommand(api.lifecycle.saveSettings);
  const { cuts: draft, tryCuts } = useLifecycleView();
  const shown = draft ?? cuts;
  const choice: CutChoice = draft !== null ? 'own' : intervals.choice;
  const most = Math.max(60, Math.ceil(1.6 * (intervals.presets.p75?.[2] ?? 0)), Math.ceil(1.1 * (shown?.[2] ?? 0)));
  const keep = async (change: { cutChoice: CutChoice; ownCuts?: [number, number, number] }) => {
    if (!(await save.run(change))) return;
    forgetUnseen(api.lifecycle.states); // or the states by the cuts before would show once more
    tryCuts(null);
    void message.success(t('cuts.saved'));
  };
  const onChoice = (next: CutChoice) => {
    if (next === 'own') tryCuts(shown === null ? null : sorted(shown.map(Math.floor)));
    else void keep({ cutChoice: next });
  };
  const type = (at: number, value: number | null) => {
    if (shown && value !== null) tryCuts(sorted(shown.map((cut, i) => (i === at ? value : Math.floor(cut)))));
  };
  const [c1, c2, c3] = (choice === 'own' ? null : intervals.presets[choice])?.map(format.decimal) ?? [];
  return (
    <Panel title={t('cuts.title')} extra={source !== null && <Tag variant="filled">{t(`source.${source}`)}</Tag>}>
      <div className="cuts">
        <Segmented<CutChoice> aria-label={t('cuts.label')} value={choice} disabled={intervals.tooLittle.length > 0 && shown === null} onChange={onChoice} options={choices.map((value) => ({ value, label: t(`cuts.choice.${value}`) }))} />
        <p className="soft">{t(`cuts.hint.${choice}`, { c1, c2, c3 })}</p>
        {shown && (
          <>
            <Slider range min={1} max={most} value={shown.map(Math.floor)} onChange={(next) => tryCuts(sorted(next))} ariaLabelForHandle={[1, 2, 3].map((n) => t(`cuts.cut${n as 1 | 2 | 3}`))} />
            <div className="cuts-typed">
              {([1, 2, 3] as const).map((n) => (
                <label key={n}>
                  <span className="soft">{t(`cuts.cut${n}`)}</span>
                  <InputNumber min={1} max={10_000} precision={0} value={Math.floor(shown[n - 1]!)} suffix={t('cuts.unit')} aria-label={t(`cuts.cut${n}`)} onChange={(value) => type(n - 1, value)} />
                </label>
              ))}
              <Button type="primary" disabled={draft === null} loading={save.busy} onClick={() => draft && void keep({ cutChoice: 'own', ownCuts: draft })}>
                {t('cuts.save')}
              </Button>
            </div>
          </>
        )}
        <Failure error={save.error} />
      </div>
    </Panel>
  );
}
