import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listEndpoints } from '../../../shared/contract/contract.ts';
import { taobaoCsv } from '../parser/taobao-csv.ts';
import { useFolder } from '../vault/vault-folder.ts';

const { at, start, ask, stop } = useFolder();
/** Forty values that a person is known by. */
const canaries = Array.from({ length: 8 }, (_, i) => ({ nick: `canarynick${i}`, name: `金丝雀${'甲乙丙丁戊己庚辛'[i]!}`, phone: `1391234567${i}`, email: `canary${i}@mail.example`, street: `金丝雀大道${i}号` }));
const all = canaries.flatMap((c) => Object.values(c));

test('forty values through every endpoint, with and without errors: the log, what is printed and what errors say have none', async () => {
  expect(all).toHaveLength(40);
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr];
  const before = streams.map((stream) => stream.write.bind(stream));
  for (const stream of streams) stream.write = (text: string | Uint8Array) => (printed.push(String(text)), true);
  const errors: unknown[] = [];
  try {
    const backend = await start();
    const write = (name: string, text: string) => {
      const path = join(at.dir, 'tmp', name);
      writeFileSync(path, text);
      return backend.files.add(path, name);
    };
    const orders = write(`${canaries[0]!.name}.csv`, taobaoCsv(...canaries.map((c, i) => ({ no: `40000000000000000${i}`, nick: c.nick, receiver: c.name, phone: c.phone, address: `浙江省 杭州市 ${c.street}`, memo: c.email })), { no: '400000000000000099', nick: canaries[1]!.nick, paid: canaries[2]!.name }));
    const people = write('people.csv', ['姓名,手机,邮箱', ...canaries.map((c) => `${c.name},${c.phone},${c.email}`)].join('\n'));
    const broken = write('broken.xlsx', `PK\u0003\u0004${all.join(' ')}`);
    const unknown = write('unknown.csv', `${all.slice(0, 5).join(',')}\n${all.slice(5, 10).join(',')}\n`);
    await ask('imports.preview', { files: [orders, people, broken, unknown] });
    await ask('imports.run', { files: [orders, people, broken, unknown] });
    // Everything that may be asked, with what may stand in a field and with what may not.
    const to = () => backend.files.add(join(at.dir, 'tmp', `${Math.random()}`), 'out');
    for (const { path, endpoint } of listEndpoints()) {
      if (path.startsWith('vault.') && endpoint.pace === 'alone') continue;
      const text = canaries[3]!;
      for (const input of [{}, { customerId: 1 }, { customerId: 1, note: text.name, reason: text.phone, optedOut: true }, { search: text.name }, { text: text.email, channel: 'sms', name: text.name }, { [text.phone]: text.name }, text.email, { rule: { combinator: 'and', rules: [{ field: 'province', operator: '=', value: text.phone }] } }, { phone: text.phone, title: text.name, name: text.name, files: [broken], file: broken, to: to(), passphrase: text.name, current: text.name }]) {
        const reply = await backend.call(path, input);
        if (!reply.ok) errors.push(reply);
      }
    }
    await ask('vault.backup');
    await ask('vault.erase', { customerId: 1 });
    await stop();
  } finally {
    streams.forEach((stream, i) => (stream.write = before[i]!));
  }
  const logs = readdirSync(at.dir).includes('logs') ? readdirSync(join(at.dir, 'logs')).map((name) => readFileSync(join(at.dir, 'logs', name), 'utf8')) : [];
  const said = [...at.logged, ...printed, ...logs].join('\n');
  expect(errors.length).toBeGreaterThan(100);
  expect(all.filter((value) => said.includes(value))).toEqual([]);
  // The screens show an error's detail; it holds counts, columns and kinds.
  expect(all.filter((value) => JSON.stringify(errors).includes(value))).toEqual([]);
}, 300_000);
