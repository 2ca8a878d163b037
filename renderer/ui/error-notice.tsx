import { Alert } from 'antd';
import './ui.css';

/** What happened, what is safe and what to do; the technical line can be unfolded and copied. */
export function ErrorNotice({ title, advice, technical, technicalLabel, onClose }: { title: string; advice: string; technical: string; technicalLabel: string; onClose?: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      closable={onClose ? { onClose } : false}
      description={
        <>
          <div>{advice}</div>
          <details>
            <summary>{technicalLabel}</summary>
            <code>{technical}</code>
          </details>
        </>
      }
    />
  );
}
