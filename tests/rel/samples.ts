import * as z from 'zod';

/** What of a JSON schema is used here. */
interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}

/** Texts of which one fits each pattern of the contract. A pattern that none fits is said by name. */
const texts = ['2026-01-01', '2026-01', 'CNY', 'a'.repeat(32), '--01-01', 'name', '1', 'some words', 'a@example.com', '+8613900000000'];

export function schemaOf(input: z.ZodType): Schema {
  return z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema;
}

/** A value that fits. `text` and `number` say what to put where they may stand; undefined takes the next best. */
export function sampleOf(whole: Schema, choose: { text: () => string; optional: () => boolean }): unknown {
  const make = (given: Schema, depth: number): unknown => {
    const schema = given.$ref ? (given.$ref === '#' ? whole : whole.$defs![given.$ref.split('/').at(-1)!]!) : given;
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return schema.enum[0];
    const options = schema.anyOf ?? schema.oneOf;
    if (options) return make(options[depth > 3 ? options.length - 1 : 0]!, depth + 1);
    switch (schema.type) {
      case 'object':
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([key]) => schema.required?.includes(key) || (depth < 3 && choose.optional()))
            .map(([key, part]) => [key, make(part, depth + 1)]),
        );
      case 'array':
        return Array.from({ length: Math.max(schema.minItems ?? 0, depth < 3 ? 1 : 0) }, () => make(schema.items ?? {}, depth + 1));
      case 'integer':
      case 'number':
        return Math.min(Math.max(1, schema.minimum ?? 0, (schema.exclusiveMinimum ?? 0) + 1), schema.maximum ?? 1);
      case 'boolean':
        return true;
      case 'null':
        return null;
      case 'string': {
        const pattern = schema.pattern && new RegExp(schema.pattern);
        if (!pattern) return choose.text().slice(0, schema.maxLength ?? 5000).padEnd(schema.minLength ?? 0, 'x');
        return texts.find((text) => pattern.test(text)) ?? '';
      }
      default:
        return choose.text();
    }
  };
  return make(whole, 0);
}
