import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A screen that breaks says so and leaves the rest standing; nothing in the database is touched by it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: string | null }> {
  override state: { broken: string | null } = { broken: null };

  static getDerivedStateFromError(error: unknown): { broken: string } {
    return { broken: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override render(): ReactNode {
    if (this.state.broken === null) return this.props.children;
    return <Broken technical={this.state.broken} onRetry={() => this.setState({ broken: null })} />;
  }
}

function Broken({ technical, onRetry }: { technical: string; onRetry: () => void }) {
  const { t } = useTranslation('common');
  return (
    <Result
      status="warning"
      title={t('broken.title')}
      subTitle={t('broken.advice')}
      extra={
        <Button type="primary" onClick={onRetry}>
          {t('broken.retry')}
        </Button>
      }
    >
      <details>
        <summary>{t('technical')}</summary>
        <code>{technical}</code>
      </details>
    </Result>
  );
}
