import type { Edit } from './variants.ts';

/** A plugin of vite that puts other texts into source files; `left` are those that it hasn't met. */
export function editSources(what: string, edits: readonly Edit[]) {
  const left = new Set(edits);
  return {
    left,
    transform: (code: string, id: string): string => {
      let text = code;
      for (const edit of edits) {
        if (!(id.split('?')[0] ?? '').replaceAll('\\', '/').endsWith(edit.file)) continue;
        if (text.split(edit.find).length !== 2) throw new Error(`${what}: ${edit.file} doesn't hold "${edit.find}" once`);
        text = text.replace(edit.find, () => edit.replace);
        left.delete(edit);
      }
      return text;
    },
  };
}
