import { Button, Popconfirm } from 'antd';

interface AskButtonProps {
  /** On the button, and again where it is asked. */
  label: string;
  ask: string;
  cancelText?: string;
  onConfirm: () => void;
}

/** At a row's end: something small that is asked about once before it is done. */
export function AskButton({ label, ask, cancelText, onConfirm }: AskButtonProps) {
  return (
    <Popconfirm title={ask} okText={label} {...(cancelText === undefined ? {} : { cancelText })} onConfirm={onConfirm}>
      <Button size="small" type="text">
        {label}
      </Button>
    </Popconfirm>
  );
}
