import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeasonPattern, Seasons } from '../../../shared/contract/lifecycle-seasons.ts';
import { seasonsOf } from '../../../shared/domain/season-calendar.ts';
import { patternRule } from '../../../shared/domain/season-pattern.ts';
import { seasons as usual } from '../../../shared/domain/season-names.ts';
import type { PeopleAsked } from '../../lib/people-drawer.tsx';
import { useSeasonNames } from '../../lib/season-names.ts';
import { useFormat } from '../../lib/format.ts';
import { Definition } from '../../ui/definition.tsx';
import { Panel } from '../../ui/panel.tsx';
import { usePatternName } from './pattern-name.ts';
import { useSeasonWords } from './season-words.ts';

/** With many seasons a year there are more patterns than anybody reads. */
const MOST_SHOWN = 16;

/** In which of a year's seasons people buy: size, sales, and how many come back in the next. */
export function SeasonPatterns({ seasons, onAsk, onGroup }: { seasons: Seasons; onAsk: (asked: PeopleAsked) => void; onGroup: (patterns: number[]) => void }) {
  const { t } = useTranslation('lifecycle');
  const { t: common } = useTranslation('common');
  const nameOf = useSeasonNames();
  const words = useSeasonWords();
  const format = useFormat();
  const patternName = usePatternName(seasons.calendar);
  const [ticked, tick] = useState<readonly number[]>([]);
  const rows = seasons.patterns.toSorted((a, b) => b.customers - a.customers);
  const [shown, others] = [rows.slice(0, MOST_SHOWN), rows.slice(MOST_SHOWN)];
  const ofYear = seasonsOf(seasons.calendar);
  const sum = (of: (row: SeasonPattern) => number) => others.reduce((n, row) => n + of(row), 0);
  const onSee = (bits: number) => {
    const name = patternName(bits);
    onAsk({ title: t('people.title', { name }), rule: patternRule(bits, seasons.calendar, seasons.lookBackFrom), saveAs: name });
  };
  return (
    <Panel title={t('seasons.patterns')} extra={
        <span className="panel-choices">
          <Button size="small" disabled={ticked.length === 0} onClick={() => {
            onGroup([...ticked]);
            tick([]);
          }}>
            {t('seasonGroups.fromTicked', { count: ticked.length })}
          </Button>
          <Definition label={common('definition')} text={`${words.definition(seasons)} ${t('seasons.returnedWhy')}`} n={common('nOf', { n: format.count(seasons.buyers) })} />
        </span>
      }
    >
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('seasons.pattern')}</th>
            <th className="is-number">{t('seasons.people')}</th>
            <th className="is-number">{t('seasons.share')}</th>
            <th className="is-number">{t('seasons.net')}</th>
            <th className="is-number">{t('seasons.returned')}</th>
            <th>{t('seasons.group')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ bits, customers, netMinor, before, back, groups }) => (
            <tr key={bits}>
              <td>
                <Checkbox className="pattern-tick" aria-label={t('seasonGroups.tick', { name: patternName(bits) })} checked={ticked.includes(bits)} onChange={(e) => tick(e.target.checked ? [...ticked, bits] : ticked.filter((b) => b !== bits))} />
                {seasons.calendar.kind === 'own' ? (
                  <OwnMarks names={ofYear.filter((_, i) => bits & (1 << i)).map(nameOf)} />
                ) : (
                  usual.map((season, i) => {
                    const bought = (bits & (1 << i)) !== 0;
                    return (
                      <span key={season} className={`season-mark${bought ? ' is-bought' : ''}`} title={t(bought ? 'seasons.yes' : 'seasons.no', { season: nameOf(season) })}>
                        {bought ? t(`seasonShort.${season}`) : '–'}
                      </span>
                    );
                  })
                )}
              </td>
              <td className="is-number">
                <Button type="link" size="small" className="flat-link" onClick={() => onSee(bits)}>
                  {format.count(customers)}
                </Button>
              </td>
              <td className="is-number">{format.share(customers / seasons.buyers)}</td>
              <td className="is-number">{format.money(netMinor, seasons.currency)}</td>
              <td className="is-number">
                {format.share(before === 0 ? null : back / before)} {before > 0 && <small className="soft">{t('seasons.of', { back, before })}</small>}
              </td>
              <td>{groups.map(words.group).join(t('seasons.and'))}</td>
            </tr>
          ))}
          {others.length > 0 && (
            <tr>
              <td className="soft">{t('seasons.otherPatterns', { kinds: others.length })}</td>
              <td className="is-number">{format.count(sum((r) => r.customers))}</td>
              <td className="is-number">{format.share(sum((r) => r.customers) / seasons.buyers)}</td>
              <td className="is-number">{format.money(sum((r) => r.netMinor), seasons.currency)}</td>
              <td />
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </Panel>
  );
}

/** Own names may be long, and many: only those bought in. */
function OwnMarks({ names }: { names: string[] }) {
  const { t } = useTranslation('lifecycle');
  if (names.length === 0) return <span className="soft">{t('seasons.noSeason')}</span>;
  return names.map((name) => (
    <span key={name} className="season-mark is-bought">
      {name}
    </span>
  ));
}
