import { describe, expect, it } from 'vitest';
import { channelCostMinor } from '../../shared/domain/channel-cost.ts';
import { suggestSlots } from '../../shared/domain/order-hours.ts';
import { touchMap, type MapPoint } from '../../shared/domain/touch-map.ts';

it('what a channel costs: pieces, time and months; in a currency without cents too', () => {
  expect(channelCostMinor({ pieceMilli: 45, minutesEach: 3, hourMinor: 3000, monthMinor: 2000, currency: 'CNY' }, 100, 3)).toBe(21_450);
  expect(channelCostMinor({ pieceMilli: 1500, minutesEach: 0, hourMinor: 0, monthMinor: 0, currency: 'JPY' }, 10, 3)).toBe(15);
});

describe('when to send', () => {
  const week = (put: (cells: number[][]) => void) => {
    const cells = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
    put(cells);
    return suggestSlots(cells);
  };
  it('never after nine in the evening or before eight, however many order then', () => {
    const found = week((c) => {
      c[2]![22] = 60;
      c[2]![3] = 60;
      c[4]![20] = 40;
    })!;
    expect(found.any).toEqual({ weekday: null, from: 19, until: 21, orders: 40, share: 0.25 });
    expect(found.best).toMatchObject({ weekday: 5, from: 19 });
  });
  it('says nothing of few orders', () => {
    expect(week((c) => void (c[0]![9] = 49))).toBeNull();
    expect(week((c) => void (c[0]![8] = 50))!.any).toMatchObject({ from: 8, orders: 50, share: 1 });
  });
});

describe('the touch map', () => {
  const point = (more: Partial<MapPoint>): MapPoint => ({ name: 'x', moment: 'packing', channel: 'parcel', states: ['active'], isOn: true, ...more });
  it('shows moments and states where nothing is done, and two of one channel in one place', () => {
    const map = touchMap([point({ name: 'a' }), point({ name: 'b' }), point({ name: 'c', channel: 'wechat', states: ['active', 'silent'] }), point({ name: 'd', moment: 'care', states: ['lost'], isOn: false })]);
    const packing = map.rows.find((r) => r.moment === 'packing')!;
    expect(packing.gap).toBe(false);
    expect(packing.cells.map((c) => [c.points.map((p) => p.name).join(''), c.overlap])).toEqual([['abc', true], ['c', false], ['', false], ['', false]]);
    expect(map.rows.filter((r) => r.gap)).toHaveLength(8);
    expect(map.gapStates).toEqual(['asleep', 'lost']);
  });
});
