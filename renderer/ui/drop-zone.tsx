import { useEffect, useState, type ReactNode } from 'react';
import './ui.css';

interface DropZoneProps {
  onFiles: (files: File[]) => void;
  /** Names of dropped folders; without it they are passed on as files. */
  onFolders?: (names: string[]) => void;
  children: (over: boolean) => ReactNode;
}

/** Takes files dropped anywhere on the window while it is on the screen. */
export function DropZone({ onFiles, onFolders, children }: DropZoneProps) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (e: DragEvent) => {
      e.preventDefault();
      if (e.dataTransfer?.types.includes('Files')) setOver(true);
    };
    const leave = (e: DragEvent) => {
      if (!e.relatedTarget) setOver(false);
    };
    const drop = (e: DragEvent) => {
      e.preventDefault();
      setOver(false);
      const items = [...(e.dataTransfer?.items ?? [])];
      const folders = onFolders ? items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry?.isDirectory) : [];
      const names = new Set(folders.map((entry) => entry?.name));
      const dropped = [...(e.dataTransfer?.files ?? [])].filter((file) => !names.has(file.name));
      if (folders.length > 0) onFolders?.(folders.map((entry) => entry?.name ?? ''));
      if (dropped.length > 0) onFiles(dropped);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onFiles, onFolders]);
  return <>{children(over)}</>;
}
