import type { Connection } from '../../electron/backend/db/open.ts';

/** The statements of a migration, each for itself. A trigger's body ends with END. */
export function splitStatements(sql: string): string[] {
  const statements: string[] = [];
  let current = '';
  for (const piece of sql.replace(/--.*$/gm, '').split(/(?<=;)/)) {
    current += piece;
    if (/^\s*CREATE\s+(TEMP\s+)?TRIGGER/i.test(current) && !/\bEND\s*;$/i.test(current)) continue;
    if (current.trim() !== '') statements.push(current.trim());
    current = '';
  }
  return statements;
}

/** Everything that makes two databases the same: schema, version, and every row. */
export function describeDatabase(db: Connection): unknown {
  const schema = db.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all() as { type: string; name: string }[];
  const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => name);
  return {
    schema,
    version: db.pragma('user_version', { simple: true }),
    rows: tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all()]),
  };
}
