import { readFileSync } from 'node:fs';

/** CPU seconds of this process, all its threads, and of the children it has waited for (those on Linux only). */
export function cpuSeconds(): { own: number; children: number | null } {
  const { user, system } = process.cpuUsage();
  let children: number | null = null;
  if (process.platform === 'linux') {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ');
    children = (Number(fields[13]) + Number(fields[14])) / 100;
  }
  return { own: (user + system) / 1_000_000, children };
}
