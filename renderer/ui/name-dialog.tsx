import { Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';

interface NameDialogProps {
  title: string;
  label: string;
  initial: string;
  okText: string;
  maxLength: number;
  busy: boolean;
  /** What went wrong with the last try. */
  failure?: ReactNode;
  onOk: (name: string) => void;
  onCancel: () => void;
}

/** Asks for a name. Mount it to ask. */
export function NameDialog({ title, label, initial, okText, maxLength, busy, failure, onOk, onCancel }: NameDialogProps) {
  const [name, setName] = useState(initial);
  const ok = () => {
    if (name.trim() !== '') onOk(name.trim());
  };
  return (
    <Modal open title={title} okText={okText} okButtonProps={{ disabled: name.trim() === '', loading: busy }} onOk={ok} onCancel={onCancel}>
      <Form layout="vertical" component={false}>
        <Form.Item label={label} htmlFor="name-dialog">
          <Input id="name-dialog" autoFocus value={name} maxLength={maxLength} onChange={(e) => setName(e.target.value)} onPressEnter={ok} />
        </Form.Item>
      </Form>
      {failure}
    </Modal>
  );
}
