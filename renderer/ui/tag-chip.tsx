import { Tag } from 'antd';
import './ui.css';

interface TagChipProps {
  name: string;
  /** One of the tag colours; null: grey. */
  color: string | null;
  title?: string;
  closeLabel?: string;
  /** Takes it off; it goes when the database says so. */
  onClose?: () => void;
}

/** A tag as it is drawn everywhere: its word, and its colour as a dot, for no colour of letters is legible on all grounds. */
export function TagChip({ name, color, title, closeLabel, onClose }: TagChipProps) {
  const onTagClose = (e: React.MouseEvent) => {
    e.preventDefault();
    onClose?.();
  };
  return (
    <Tag {...(title !== undefined && { title })} {...(onClose && { closable: { 'aria-label': closeLabel }, onClose: onTagClose })}>
      <span className={`tag-dot is-${color ?? 'grey'}`} aria-hidden />
      {name}
    </Tag>
  );
}
