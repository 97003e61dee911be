import { useQueryClient } from '@tanstack/react-query';

import { useWording } from '../../../components/wording-context.ts';
import mark from '../../../public/icon/mark.svg';
import { signOut } from '../api.ts';
import { type PageName, type Place, addressOf } from '../place.ts';
import { KeysDialog } from './KeysDialog.tsx';
import { LanguageSelect } from './LanguageSelect.tsx';
import { useMyself } from './me-context.ts';

const INBOX: Place = { page: 'inbox', filter: 'open' };

interface Props {
  page: Place['page'];
  /** Beside the inbox itself. */
  pages: readonly PageName[];
}

export function Header({ page, pages }: Props) {
  const { t } = useWording();
  const me = useMyself();
  const client = useQueryClient();
  const leave = async () => {
    const { goTo } = await signOut();
    // Answers half written are nobody else's to find.
    sessionStorage.clear();
    if (goTo) return location.assign(goTo);
    client.clear();
    location.hash = '';
  };
  return (
    <header className="bar">
      <a className="home" href="#/open">
        <img src={mark} alt="" width="22" height="22" />
        <span>{t('desk')}</span>
      </a>
      <nav aria-label={t('nav.label')}>
        {[INBOX, ...pages.map((page) => ({ page }))].map((place) => (
          <a
            key={place.page}
            href={addressOf(place)}
            aria-current={place.page === page ? 'page' : undefined}
          >
            {t(`nav.${place.page}`)}
          </a>
        ))}
      </nav>
      <KeysDialog />
      <LanguageSelect />
      <span className="who wide-only">{me.name}</span>
      <button type="button" className="quiet" onClick={() => void leave()}>
        {t('nav.sign_out')}
      </button>
    </header>
  );
}
