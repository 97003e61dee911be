import type { ReactNode } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { Request } from '../../../lib/consultation/consultation.ts';

/** Everything else that was sent: who, what they answered, what it came out as, what the page showed. */
export function Answers({ request }: { request: Request }) {
  const { t, list } = useWording();
  const { answers, assessment, evidence } = request;
  return (
    <div className="columns">
      <Facts request={request} />
      {(answers.length > 0 || assessment) && (
        <div className="stack">
          {assessment && (assessment.reasons.length > 0 || assessment.alternatives.length > 0) && (
            <section>
              <h2>{t('request.assessment')}</h2>
              <ul className="dots">
                {assessment.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              {assessment.alternatives.length > 0 && (
                <p>
                  <span className="soft">{t('request.owned')}</span> {list(assessment.alternatives)}
                </p>
              )}
            </section>
          )}
          {answers.length > 0 && (
            <section>
              <h2>{t('request.answers')}</h2>
              <dl className="facts">
                {answers.map(({ question, questionText, optionText }) => (
                  <Fact key={question} name={questionText}>
                    {optionText}
                  </Fact>
                ))}
              </dl>
            </section>
          )}
        </div>
      )}
      {evidence && evidence.length > 0 && (
        <details className="whole">
          <summary>{t('request.evidence')}</summary>
          <ul className="plain evidence">
            {evidence.map(({ kind, seen }, at) => (
              // The same kind may be seen more than once, in this order.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>
                <code>{kind}</code> {seen}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Facts({ request }: { request: Request }) {
  const wording = useWording();
  const { t, day } = wording;
  const { buyer, neededBy, venue, timing, url, language } = request;
  return (
    <dl className="facts">
      {buyer && (buyer.name || buyer.email || buyer.team) && (
        <Fact name={t('request.who')}>
          {[buyer.name, buyer.team].filter(Boolean).join(', ')}
          {buyer.email && (
            <>
              {' '}
              <a href={`mailto:${buyer.email}`}>{buyer.email}</a>
            </>
          )}
          <small className="block">{t('request.not_verified')}</small>
        </Fact>
      )}
      <Fact name={t('request.paid')}>{t(`request.${timing}`)}</Fact>
      {neededBy && <Fact name={t('request.needed')}>{day(neededBy)}</Fact>}
      <Fact name={t('request.answer')}>{t(`venue.${venue}`)}</Fact>
      {url && (
        <Fact name={t('request.page')}>
          <a href={url} target="_blank" rel="noreferrer noopener">
            {url.replace(/^https?:\/\//, '')}
          </a>
        </Fact>
      )}
      <Fact name={t('request.language')}>{nameOfLanguage(language, wording.language)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a buyer's browser calls its language may be anything. */
function nameOfLanguage(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
