import { useEffect, useState, type ReactNode } from 'react';
import { pastedFiles } from './pasted-table.ts';
import './ui.css';

interface DropZoneProps {
  onFiles: (files: File[]) => void;
  /** Dropped folders; without it they are passed on as files, as a desktop host takes them. */
  onFolders?: ((folders: FileSystemDirectoryEntry[], files: File[]) => void) | undefined;
  /** What a pasted table is called; nothing is taken from the clipboard without it. */
  pastedName?: (() => string) | undefined;
  children: (over: boolean) => ReactNode;
}

/** Takes files dropped anywhere on the window while it is on the screen, and tables that are pasted. */
export function DropZone({ onFiles, onFolders, pastedName, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (e: DragEvent) => {
      if (!e.dataTransfer?.types.includes('Files')) return; // something of the page's own is being dragged
      e.preventDefault();
      setOver(true);
    };
    const leave = (e: DragEvent) => {
      if (!e.relatedTarget) setOver(false);
    };
    const drop = (e: DragEvent) => {
      e.preventDefault();
      setOver(false);
      const items = [...(e.dataTransfer?.items ?? [])];
      const entries = onFolders ? items.map((item) => item.webkitGetAsEntry()) : [];
      const folders = entries.filter((entry) => entry?.isDirectory === true) as FileSystemDirectoryEntry[];
      const names = new Set(folders.map((entry) => entry.name));
      const dropped = [...(e.dataTransfer?.files ?? [])].filter((file) => !names.has(file.name));
      if (folders.length > 0) onFolders?.(folders, dropped);
      else if (dropped.length > 0) onFiles(dropped);
    };
    const paste = (e: ClipboardEvent) => {
      const at = e.target;
      if (!pastedName || !e.clipboardData || (at instanceof HTMLElement && (at.isContentEditable || /^(?:INPUT|TEXTAREA)$/.test(at.tagName)))) return;
      const files = pastedFiles(e.clipboardData, pastedName());
      if (files.length === 0) return;
      e.preventDefault();
      onFiles(files);
    };
    window.addEventListener('paste', paste);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('paste', paste);
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles, onFolders, pastedName]);
  return <>{children(over)}</>;
}
