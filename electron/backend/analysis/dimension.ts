import type { DimensionAsked } from '../../../shared/contract/analysis.ts';
import type { ReadDb } from '../db/executor.ts';
import type { People } from '../segments/compile-rule.ts';
import { readAttribute, toKept } from './attribute-values.ts';
import { getBanding } from './bandings.ts';
import { attributeStep, keptCuts } from './bands.ts';
import { categoryDimension } from './category-dimension.ts';
import { bandDimension, MOST_ITEMS, one, overlappingDimension, valueItem, type Dimension } from './dimension-parts.ts';
import { fieldDimension } from './field-dimension.ts';
import { priceDimension } from './price-dimension.ts';

/** Everyone sorted by what was asked for. */
export function readDimension(db: ReadDb, people: People, asked: DimensionAsked): Dimension {
  switch (asked.by) {
    case 'field':
      return fieldDimension(db, people, asked.field);
    case 'banding': {
      const { field, cuts } = getBanding(db, asked.bandingId);
      const attribute = readAttribute(db, people, field);
      // All of its bands, also those that nobody is in.
      return bandDimension(db, people, attribute, cuts.map(toKept(attribute)), attributeStep(db, people, attribute));
    }
    case 'quantiles': {
      const attribute = readAttribute(db, people, asked.field);
      const step = attributeStep(db, people, attribute);
      return bandDimension(db, people, attribute, keptCuts(attribute, { by: 'quantiles', bands: asked.bands }, step), step);
    }
    case 'tags':
      return overlappingDimension(db, people, commonestTags(db).map((name) => valueItem(name, one('tags', 'in', [name]))), one('tags', 'null', null));
    case 'category':
      return categoryDimension(db, people, asked.which);
    case 'price':
      return priceDimension(db, people, asked.bands);
  }
}

const commonestTags = (db: ReadDb): string[] =>
  db
    .all<{ name: string }>(
      `SELECT name FROM (SELECT g.name, k.customer_id AS person FROM tags g LEFT JOIN customer_tags k ON k.tag_id = g.id
      UNION ALL SELECT j.value, f.account_id FROM person_facts f JOIN json_each(f.tags) j WHERE f.tags <> '[]') GROUP BY name ORDER BY count(person) DESC, name LIMIT ${MOST_ITEMS}`,
    )
    .map(({ name }) => name);
