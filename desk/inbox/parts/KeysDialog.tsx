import { useRef } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import { useKeys } from './use-keys.ts';

const ROWS = [
  ['j', 'j'],
  ['k', 'k'],
  ['1 – 4', 'verdict'],
  ['q', 'q'],
  ['Ctrl ↵', 'send'],
  ['t', 't'],
  ['n', 'n'],
  ['/', 'slash'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const;

/** The list of shortcuts, behind its button and `?`. */
export function KeysDialog() {
  const { t } = useWording();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => dialog.current?.showModal();
  useKeys({ '?': open });
  return (
    <>
      <button type="button" className="quiet wide-only" onClick={open} title={t('nav.keys')}>
        <kbd aria-hidden="true">?</kbd>
        <span className="unseen">{t('nav.keys')}</span>
      </button>
      <dialog ref={dialog} className="card" aria-labelledby="keys-title" closedby="any">
        <h1 id="keys-title">{t('keys.title')}</h1>
        <dl className="keys">
          {ROWS.map(([key, name]) => (
            <div key={name}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </dialog>
    </>
  );
}
