import { create } from 'zustand';
import type { FileRef, Input } from '../../../shared/contract/endpoint.ts';
import type { ChosenPreview, FileReport, imports } from '../../../shared/contract/imports.ts';
import type { Reading } from '../../../shared/contract/mapper.ts';
import { AppError } from '../../../shared/lib/app-error.ts';
import { api, cancelTask, files as hostFiles } from '../../lib/api.ts';
import { host } from '../../lib/host.ts';
import { advance, newPace, type Pace } from './progress-estimate.ts';

type RunInput = Input<typeof imports.run>;
export type ShopWish = Exclude<RunInput['shop'], undefined> | null;
/** A file of the input, and which of its files where it is a folder or archive. */
export interface MappedFile {
  token: string;
  name: string;
}
export type ImportStep = 'choose' | 'check' | 'run' | 'done';

/** The wizard's steps, kept while the owner looks at other pages; the work itself goes on in the back end. */
interface ImportWizard {
  step: ImportStep;
  files: FileRef[];
  shop: ShopWish;
  /** The days of reports that don't say them themselves. */
  period: { first: string; last: string } | null;
  /** How single files are to be read, by token. */
  readings: Record<string, Reading>;
  /** The file whose columns are being mapped. */
  mapping: MappedFile | null;
  preview: ChosenPreview[] | null;
  report: { batchId: number; files: FileReport[] } | null;
  task: { id: string; kind: 'preview' | 'run'; pace: Pace } | null;
  uploading: boolean;
  error: AppError | null;
  /** The owner broke the last import off: nothing of it went in. */
  stopped: boolean;
  add: (get: () => Promise<FileRef[]>) => Promise<void>;
  remove: (token: string) => Promise<void>;
  /** Reads the files again without keeping anything. */
  check: () => Promise<void>;
  map: (mapping: MappedFile | null) => void;
  /** Done with mapping: without a reading it was saved as a profile, which recognises the file. */
  readAs: (token: string, reading: Reading | null) => Promise<void>;
  choose: (wish: Partial<Pick<ImportWizard, 'shop' | 'period'>>) => Promise<void>;
  run: () => Promise<void>;
  cancel: () => void;
  closeError: () => void;
  reset: () => void;
}

const fresh = { step: 'choose', files: [], shop: null, period: null, readings: {}, mapping: null, preview: null, report: null, task: null, uploading: false, error: null, stopped: false } satisfies Partial<ImportWizard>;

export const useImport = create<ImportWizard>()((set, get) => {
  const inputOf = ({ files, shop, period, readings }: ImportWizard): RunInput => ({ files, ...(shop === null ? {} : { shop }), ...(period === null ? {} : { period }), ...(Object.keys(readings).length === 0 ? {} : { readings }) });

  /** Undefined where it was cancelled or failed; the error then says why. */
  async function follow<O>(kind: 'preview' | 'run', work: (taskId: string) => Promise<O>): Promise<O | undefined> {
    const id = crypto.randomUUID();
    const bytes = get().files.reduce((sum, f) => sum + f.size, 0);
    let pace = newPace(bytes, Date.now());
    set({ error: null, task: { id, kind, pace } });
    const off = host().on('progress', (told) => {
      if (told.taskId !== id) return;
      pace = advance(pace, told, bytes, Date.now());
      set({ task: { id, kind, pace } });
    });
    try {
      return await work(id);
    } catch (failure) {
      if (!(failure instanceof AppError)) throw failure;
      if (failure.code !== 'cancelled') set({ error: failure });
      return undefined;
    } finally {
      off();
      // A later task has taken the place of one that it overtook.
      if (get().task?.id === id) set({ task: null });
    }
  }

  async function look(): Promise<void> {
    const running = get().task;
    if (running) await cancelTask(running.id);
    if (get().files.length === 0) {
      set({ ...fresh });
      return;
    }
    set({ step: 'check', mapping: null, preview: null, report: null, stopped: false });
    const wanted = inputOf(get());
    const found = await follow('preview', (taskId) => api.imports.preview(wanted, { taskId }));
    if (found && get().step === 'check' && get().files === wanted.files) set({ preview: found.files });
  }

  return {
    ...fresh,
    add: async (getFiles) => {
      set({ uploading: true, error: null });
      try {
        const added = await getFiles();
        if (added.length === 0) return;
        const before = get().step === 'done' ? [] : get().files;
        set({ files: [...before, ...added] });
      } catch (failure) {
        if (!(failure instanceof AppError)) throw failure;
        set({ error: failure });
        return;
      } finally {
        set({ uploading: false });
      }
      await look();
    },
    remove: async (token) => {
      set((s) => ({ files: s.files.filter((f) => f.token !== token) }));
      await look();
    },
    check: look,
    map: (mapping) => set({ mapping }),
    readAs: async (token, reading) => {
      const { [token]: _, ...others } = get().readings;
      set({ readings: reading === null ? others : { ...others, [token]: reading } });
      await look();
    },
    choose: async (wish) => {
      set(wish);
      await look();
    },
    run: async () => {
      set({ step: 'run', stopped: false });
      const wanted = inputOf(get());
      const report = await follow('run', (taskId) => api.imports.run(wanted, { taskId }));
      set(report ? { step: 'done', report } : { step: 'check', stopped: get().error === null });
    },
    cancel: () => {
      const { task } = get();
      if (task) void cancelTask(task.id);
    },
    closeError: () => set({ error: null }),
    reset: () => set({ ...fresh }),
  };
});

export const pickFiles = () => hostFiles.pick(['csv', 'xlsx', 'xls', 'txt', 'tsv', 'zip'], true);
export const pickFolder = () => hostFiles.pickFolder();
export const dropFiles = (dropped: File[]) => hostFiles.drop(dropped);
