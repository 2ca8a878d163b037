import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Climb, ClimbStep, WinBackLadder } from '../../../shared/contract/strategy-win-back.ts';
import { useFormat } from '../../lib/format.ts';
import { address } from '../../lib/route.ts';

export type OnClimb = (after: ClimbStep, next: NonNullable<Climb['next']>) => void;

/** Each climb: what every rung brought back, and whom the next one is for. */
export function ClimbList({ told, busy, onClimb }: { told: WinBackLadder; busy: boolean; onClimb: OnClimb }) {
  const { t } = useTranslation('strategy');
  if (told.climbs.length === 0) return <p className="chart-note soft">{t('ladder.none')}</p>;
  return (
    <ul className="climbs">
      {told.climbs.map((climb) => (
        <li key={climb.steps[0]!.campaignId}>
          <ol>
            {climb.steps.map((step) => (
              <StepLine key={step.campaignId} step={step} />
            ))}
          </ol>
          <NextLine climb={climb} told={told} busy={busy} onClimb={onClimb} />
        </li>
      ))}
    </ul>
  );
}

function StepLine({ step }: { step: ClimbStep }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const isOut = step.contacted > 0;
  return (
    <li>
      {t('ladder.nth', { rung: step.rung })} <a href={isOut ? address('results', 'campaign', step.campaignId) : address('marketing', 'campaigns', step.campaignId)}>{step.name}</a>{' '}
      <span className="number">{isOut ? t('ladder.step', { day: format.day(step.sendDay), contacted: step.contacted, cameBack: step.cameBack, share: format.share(step.cameBack / step.contacted) }) : t('ladder.notOut')}</span>
      {step.heldOut > 0 && <span className="soft number"> {t('ladder.heldOut', { heldOut: step.heldOut, cameBack: step.heldOutCameBack })}</span>}
    </li>
  );
}

function NextLine({ climb: { steps, next }, told, busy, onClimb }: { climb: Climb; told: WinBackLadder; busy: boolean; onClimb: OnClimb }) {
  const { t } = useTranslation('strategy');
  const format = useFormat();
  const last = steps.at(-1)!;
  if (next === null) return last.contacted === 0 ? null : <p className="soft">{t(told.missing.includes('margin') ? 'winBack.missing.margin' : last.rung < told.rungs.length ? 'ladder.cannotTell' : 'ladder.top')}</p>;
  return (
    <p>
      {t('ladder.away', { stillAway: next.stillAway, rung: next.rung })}{' '}
      {next.worth === 0 ? t('ladder.stop') : t(next.isAssumed ? 'ladder.worthAssumed' : 'ladder.worth', { rung: next.rung, worth: next.worth, gain: format.money(next.gainMinor, told.currency), points: format.points(next.uplift) })}
      {next.unreachable > 0 && ` ${t('ladder.unreachable', { unreachable: next.unreachable })}`}{' '}
      {next.worth > 0 &&
        (next.isDue ? (
          <Button size="small" type="primary" loading={busy} onClick={() => onClimb(last, next)}>
            {t('ladder.start', { rung: next.rung })}
          </Button>
        ) : (
          <span className="soft">{t('ladder.due', { day: format.day(next.dueDay) })}</span>
        ))}
    </p>
  );
}
