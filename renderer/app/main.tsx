import './no-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'react-querybuilder/dist/query-builder.css';
import { AppError } from '../../shared/lib/app-error.ts';
import { api } from '../lib/api.ts';
import { connect, host } from '../lib/host.ts';
import { changeLanguage, resolveLanguage, startI18n } from '../lib/i18n.ts';
import { queryClient } from '../lib/query.ts';
import './app.css';
import { App } from './app.tsx';
import { Locked } from './locked.tsx';
import { NoHost } from './no-host.tsx';
import { Recovery } from './recovery.tsx';
import { giveNonceToStyles } from './style-nonce.ts';

giveNonceToStyles();
const root = createRoot(document.getElementById('root')!);

/** The app, the way back to its data, or its lock; again whenever the database was opened anew or the lock has turned. */
async function show(): Promise<void> {
  queryClient.clear();
  const settings = await api.settings.get({}).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === 'database_damaged' || error.code === 'app_locked' || error.detail['closed'] === true)) return error;
    throw error;
  });
  const refusal = settings instanceof AppError ? settings : null;
  if (!(settings instanceof AppError)) queryClient.setQueryData([api.settings.get.path, {}], settings); // or the app would ask once more, behind its first screen
  const language = resolveLanguage(settings instanceof AppError ? 'auto' : settings.language);
  if (i18next.isInitialized) await changeLanguage(language);
  else await startI18n(language);
  shown += 1;
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>{refusal?.code === 'app_locked' ? <Locked key={shown} /> : refusal ? <Recovery key={shown} error={refusal} /> : <App key={shown} />}</QueryClientProvider>
    </StrictMode>,
  );
}
let shown = 0;

if (await connect()) {
  await show();
  host().on('database', () => void show());
  host().on('lock', () => void show());
} else {
  await startI18n(resolveLanguage('auto'));
  root.render(<NoHost />);
}
