import './no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'react-querybuilder/dist/query-builder.css';
import { api } from '../lib/api.ts';
import { connect } from '../lib/host.ts';
import { resolveLanguage, startI18n } from '../lib/i18n.ts';
import { queryClient } from '../lib/query.ts';
import './app.css';
import { App } from './app.tsx';
import { NoHost } from './no-host.tsx';
import { giveNonceToStyles } from './style-nonce.ts';

giveNonceToStyles();
const root = createRoot(document.getElementById('root')!);
if (await connect()) {
  const settings = await api.settings.get({});
  await startI18n(resolveLanguage(settings.language));
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
} else {
  await startI18n(resolveLanguage('auto'));
  root.render(<NoHost />);
}
