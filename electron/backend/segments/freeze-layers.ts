import type { Parsed } from '../../../shared/contract/endpoint.ts';
import type { Layering, layerings } from '../../../shared/contract/layerings.ts';
import type { CommandContext } from '../serve.ts';
import { freezeSegment } from './freeze-segment.ts';
import { saveLayering } from './layerings.ts';

/** Lists of people as the layers of one division, each kept as a frozen segment named after both. */
export function freezeLayers({ name, layers }: Parsed<typeof layerings.freezeLayers>, context: CommandContext): Layering {
  const kept = layers.map((layer) => {
    const { segmentId } = freezeSegment({ name: `${name} · ${layer.name}`, note: '', who: { customerIds: layer.customerIds } }, context);
    return { name: layer.name, rule: { combinator: 'and' as const, rules: [{ field: 'in_segment', operator: '=', value: segmentId }] } };
  });
  return saveLayering({ name, note: '', layers: kept, restName: '' }, context);
}
