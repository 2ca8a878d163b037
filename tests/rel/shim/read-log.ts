/** One change of the folder, as the layer below the app wrote it down. `inode` tells files apart, also once they are renamed. */
export type Change =
  | { kind: 'create'; inode: number; path: string }
  | { kind: 'write'; inode: number; at: number; data: Buffer }
  | { kind: 'truncate'; inode: number; length: number }
  | { kind: 'sync'; inode: number }
  | { kind: 'rename'; path: string; to: string }
  | { kind: 'mkdir'; path: string }
  /** A file or an empty folder. */
  | { kind: 'gone'; path: string }
  | { kind: 'dirsync'; path: string }
  | { kind: 'mark'; text: string };

const HEAD = 40;

export function readLog(log: Buffer): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at + HEAD <= log.length; ) {
    const number = (field: number) => Number(log.readBigUInt64LE(at + field * 8));
    const [kind, inode, offset, length] = [number(0), number(1), number(2), number(3)];
    const [second, first] = [log.readUInt32LE(at + 32), log.readUInt32LE(at + 36)];
    let from = at + HEAD;
    const take = (bytes: number) => log.subarray(from, (from += bytes));
    const path = take(first).toString('utf8');
    const to = take(second).toString('utf8');
    const data = take(kind === 2 || kind === 10 ? length : 0);
    at = from;
    changes.push(changeOf(kind, { inode, offset, length: kind === 4 ? offset : length, path, to, data }));
  }
  return changes;
}

function changeOf(kind: number, { inode, offset, length, path, to, data }: { inode: number; offset: number; length: number; path: string; to: string; data: Buffer }): Change {
  switch (kind) {
    case 1:
      return { kind: 'create', inode, path };
    case 2:
      return { kind: 'write', inode, at: offset, data };
    case 3:
      return { kind: 'sync', inode };
    case 4:
      return { kind: 'truncate', inode, length };
    case 5:
      return { kind: 'rename', path, to };
    case 6:
    case 8:
      return { kind: 'gone', path };
    case 7:
      return { kind: 'mkdir', path };
    case 9:
      return { kind: 'dirsync', path };
    case 10:
      return { kind: 'mark', text: data.toString('utf8') };
    default:
      throw new Error(`a change of an unknown kind (${kind})`);
  }
}
