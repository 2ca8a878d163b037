import { AppError } from '../../shared/lib/app-error.ts';

/** What a refused request says; null where it was carried out. */
export function problemOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, ...error.detail };
    throw error;
  }
  return null;
}
