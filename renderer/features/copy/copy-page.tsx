import { AssetsView } from './assets/assets-view.tsx';
import { BrandView } from './brand-view.tsx';
import { CallsView } from './calls-view.tsx';
import { CopyLibrary } from './copy-library.tsx';
import { isCopyView } from './copy-view-choice.tsx';
import { LettersView } from './letters-view.tsx';
import { LinksView } from './links-view.tsx';
import { PostersView } from './posters/posters-view.tsx';
import { ReadySetsView } from './ready-sets-view.tsx';
import { TalksView } from './talks-view.tsx';
import { WelcomeView } from './welcome-view.tsx';
import './copy.css';

/** The shop's words: `view` is a room, a template's id or `new`. */
export function CopyPage({ view }: { view: string | null }) {
  const chosen = isCopyView(view) ? view : 'library';
  switch (chosen) {
    case 'sets':
      return <ReadySetsView />;
    case 'brand':
      return <BrandView />;
    case 'talks':
      return <TalksView />;
    case 'calls':
      return <CallsView />;
    case 'letters':
      return <LettersView />;
    case 'links':
      return <LinksView />;
    case 'welcome':
      return <WelcomeView />;
    case 'assets':
      return <AssetsView />;
    case 'posters':
      return <PostersView />;
    case 'library':
      return <CopyLibrary templateId={Number(view ?? 0) || null} isNew={view === 'new'} />;
  }
}
