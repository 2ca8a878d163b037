import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/lib/app-error.ts';
import { Failure } from '../../lib/failure.tsx';

interface FormModalProps {
  title: string;
  okText: string;
  ready: boolean;
  busy: boolean;
  error: AppError | null;
  onOk: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** A form above the screen. */
export function FormModal({ title, okText, ready, busy, error, onOk, onCancel, children }: FormModalProps) {
  const { t: common } = useTranslation('common');
  return (
    <Modal open width={600} title={title} okText={okText} cancelText={common('cancel')} okButtonProps={{ disabled: !ready, loading: busy }} onOk={onOk} onCancel={onCancel}>
      <div className="outreach-form">
        <Form layout="vertical" component={false}>
          {children}
        </Form>
      </div>
      <Failure error={error} />
    </Modal>
  );
}
