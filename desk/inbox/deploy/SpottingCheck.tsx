import { type FormEvent, useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { CheckedPolicy } from '../../../lib/policy/check/check-policy.ts';
import type { Explanation } from '../../../lib/policy/check/explain-spotting.ts';
import { HelpedField } from '../parts/HelpedField.tsx';
import { InEnglish } from '../parts/InEnglish.tsx';
import type { FoundCheckout } from './Simulator.tsx';

/** What is asked about: an address, and the page saved from it where there is one. */
export interface AskedPage {
  url: string;
  page?: File | undefined;
}

interface Props {
  asked: AskedPage;
  onAsk: (asked: AskedPage) => void;
  checked: CheckedPolicy;
  onFound: (found: FoundCheckout | undefined) => void;
}

/** Would this address, or this saved page, be spotted, and why? The page stays in this browser. */
export function SpottingCheck({ checked, asked, onAsk, onFound }: Props) {
  const { t } = useWording();
  const { url, page } = asked;
  const [explained, setExplained] = useState<Explanation>();
  const look = async (event: FormEvent) => {
    event.preventDefault();
    // Words of sixteen languages and the public suffix list: only for those who look.
    const { lookAt } = await import('./look-at.ts');
    const { found, ...explanation } = await lookAt(checked, url, await page?.text());
    setExplained(explanation);
    onFound(found);
  };
  return (
    <form className="stack" onSubmit={(event) => void look(event)}>
      <div className="two">
        <label className="field">
          {t('deploy.address')}
          <input
            type="url"
            name="address"
            required
            pattern="https?://.*"
            placeholder="https://"
            dir="ltr"
            value={url}
            onChange={({ target }) => onAsk({ ...asked, url: target.value })}
          />
        </label>
        <HelpedField label={t('deploy.page')} help={t('deploy.page_help')}>
          {(helpId) => (
            <input
              type="file"
              name="page"
              accept=".html,.htm,text/html"
              aria-describedby={helpId}
              onChange={({ target }) => onAsk({ ...asked, page: target.files?.[0] })}
            />
          )}
        </HelpedField>
      </div>
      <div>
        <button type="submit" className="button">
          {t('deploy.would_it')}
        </button>
      </div>
      {explained && <Explained explanation={explained} />}
    </form>
  );
}

function Explained({ explanation: { spotted, steps, evidence } }: { explanation: Explanation }) {
  const { t, language } = useWording();
  const number = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return (
    <output className="stack tight">
      <strong>{t(`deploy.spotted.${spotted}`)}</strong>
      <ul className="dots">
        {steps.map((step) => (
          <li key={step}>
            <InEnglish>{step}</InEnglish>
          </li>
        ))}
      </ul>
      {evidence.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('deploy.weight')}</th>
                <th scope="col">{t('deploy.kind')}</th>
              </tr>
            </thead>
            <tbody>
              {evidence.map(({ kind, weight, seen, why }) => (
                <tr key={kind}>
                  <td>{number.format(weight)}</td>
                  <td>
                    <strong>{kind}</strong> {seen && <q>{seen}</q>}
                    <br />
                    <span className="soft">
                      <InEnglish>{why}</InEnglish>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </output>
  );
}
