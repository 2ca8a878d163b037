import type { Contract } from '../../shared/contract/contract.ts';
import type { FileRef, Input, Output } from '../../shared/contract/endpoint.ts';
import { AppError } from '../../shared/lib/app-error.ts';
import { isPasted } from '../ui/pasted-table.ts';
import { host } from './host.ts';

/** One endpoint as a function; `path` names it, for the query cache. */
export interface Call<E> {
  (input: Input<E>, options?: { taskId?: string }): Promise<Output<E>>;
  readonly path: string;
}
type Api = { [F in keyof Contract]: { [N in keyof Contract[F]]: Call<Contract[F][N]> } };

/** Asks the host; throws the reply's error. */
async function ask(channel: string, input: unknown, options?: { taskId?: string; files?: File[] }): Promise<unknown> {
  const reply = await host().call(channel, input, options);
  if (!reply.ok) throw new AppError(reply.error.code, reply.error.detail);
  return reply.value;
}

const calls = new Map<string, unknown>();
const endpointsOf = (feature: string) =>
  new Proxy(
    {},
    {
      get(_, name) {
        const path = `${feature}.${String(name)}`;
        let call = calls.get(path);
        if (!call) {
          call = Object.assign((input: unknown, options?: { taskId?: string }) => ask(path, input, options), { path });
          calls.set(path, call);
        }
        return call;
      },
    },
  );

/** The contract as functions, derived from its types: `api.customers.get({ customerId })`. */
export const api = new Proxy({} as Api, { get: (_, feature) => endpointsOf(String(feature)) });

/** Files in the host's hands: the page holds names and tokens, never paths. */
export const files = {
  pick: (extensions: string[], multiple: boolean) => ask('host.pickFiles', { extensions, multiple, folders: false }) as Promise<FileRef[]>,
  pickFolder: () => ask('host.pickFiles', { extensions: [], multiple: true, folders: true }) as Promise<FileRef[]>,
  /** Dropped files, and what was pasted, which has no place on the disk yet. */
  drop: async (dropped: File[]): Promise<FileRef[]> => {
    const lying = dropped.filter((file) => !isPasted(file));
    const refs = lying.length > 0 ? ((await ask('host.dropFiles', {}, { files: lying })) as FileRef[]) : [];
    for (const file of dropped.filter(isPasted)) refs.push((await ask('host.pasteText', { name: file.name, text: await file.text() })) as FileRef);
    return refs;
  },
  /** Where to write; null where the owner thinks better of it. */
  saveTarget: (name: string) => ask('host.saveTarget', { name }) as Promise<FileRef | null>,
  /** Where a PDF shall lie, and the page that an endpoint fills for it; null where the owner thinks better of it. */
  pdfTarget: (name: string) => ask('host.pdfTarget', { name }) as Promise<{ page: FileRef; pdf: FileRef } | null>,
  printPdf: (pdf: FileRef) => ask('host.printPdf', { pdf: pdf.token }) as Promise<true>,
  /** Hands over what was written: a download in the browser, nothing more to do in Electron. */
  deliver: (file: FileRef) => ask('host.deliver', file) as Promise<boolean>,
};
export const cancelTask = (taskId: string) => ask('tasks.cancel', { taskId });
/** Puts the sample shop into an empty data folder; false where there are orders already. */
export const openSample = () => ask('host.openSample', {}) as Promise<boolean>;
