import { useState } from 'react';

import { useWording } from '../../components/wording-context.ts';
import { plainText } from '../../lib/plain-text.ts';
import { namedPurchase } from './named-purchase.ts';
import { type Purchase, usePopup } from './popup-context.ts';

const LONGEST_NAME = 120;

/** Nothing was spotted: the buyer names what it is about. */
export function Home() {
  const { t } = useWording();
  const { contact, go } = usePopup();
  const [name, setName] = useState('');
  const clean = plainText(name, LONGEST_NAME);
  const start = async (timing: Purchase['timing']) => {
    if (clean) go({ at: 'purchase', purchase: await namedPurchase(clean, timing) });
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void start('before');
      }}
    >
      <div className="stack tight">
        <h1>{t('home.title')}</h1>
        <p className="soft">{t('home.lead', { contact })}</p>
      </div>
      <label className="field">
        {t('home.vendor')}
        <input
          value={name}
          maxLength={LONGEST_NAME}
          placeholder={t('home.vendor_example')}
          onChange={(event) => setName(event.target.value)}
          // The popup has one thing to do here, and opens for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
      </label>
      <button type="submit" className="button primary wide" disabled={!clean}>
        {t('home.start')}
      </button>
      <button type="button" className="link" disabled={!clean} onClick={() => void start('after')}>
        {t('home.already')}
      </button>
    </form>
  );
}
