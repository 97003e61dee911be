import { LevelChip } from '../../components/LevelChip.tsx';
import { useWording } from '../../components/wording-context.ts';
import type { Checklist } from '../../lib/checklist/checklist.ts';
import { optionOf } from '../../lib/checklist/next-question.ts';
import type { Phrase } from '../../lib/phrase.ts';
import { Back } from './Back.tsx';
import { type Purchase, usePopup } from './popup-context.ts';
import { PurchaseHelper } from './PurchaseHelper.tsx';

interface Props {
  checklist: Checklist;
  timing: Purchase['timing'];
  /** Opens one question again. */
  onChange: (question: string) => void;
  onAsk: () => void;
  onBack: () => void;
}

export function AssessmentView({ checklist, timing, onChange, onAsk, onBack }: Props) {
  const { t } = useWording();
  const { contact } = usePopup();
  const { level, reasons, alternatives } = checklist.assessment;
  return (
    <div className="stack">
      <div>
        <Back onBack={onBack} />
      </div>
      <div className="stack tight">
        <LevelChip level={level} />
        <h1>{t(`assessment.headline.${level}`, { contact })}</h1>
      </div>
      <Phrases phrases={reasons} />
      {alternatives.length > 0 && (
        <section className="notice gain stack tight">
          <h2>{t('assessment.alternatives')}</h2>
          <ul className="plain">
            {alternatives.map((name) => (
              <li key={name}>
                <strong>{name}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
      {level === 'go' && timing === 'before' ? <Done onTell={onAsk} /> : <Ask onAsk={onAsk} />}
      <More checklist={checklist} timing={timing} onChange={onChange} />
    </div>
  );
}

function Ask({ onAsk }: Pick<Props, 'onAsk'>) {
  const { t } = useWording();
  const { contact } = usePopup();
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <button type="button" className="button primary wide" onClick={onAsk} autoFocus>
      {t('assessment.ask', { contact })}
    </button>
  );
}

/** Nothing stands in the way, so nothing is asked of the buyer. */
function Done({ onTell }: { onTell: () => void }) {
  const { t } = useWording();
  const { contact } = usePopup();
  return (
    <div className="stack tight">
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <button type="button" className="button primary wide" onClick={() => close()} autoFocus>
        {t('assessment.done')}
      </button>
      <div className="row spread">
        <small>{t('assessment.go_on')}</small>
        <button type="button" className="link" onClick={onTell}>
          {t('assessment.tell', { contact })}
        </button>
      </div>
    </div>
  );
}

/** For whoever wants to know more; what helps most stands open. */
function More({ checklist, timing, onChange }: Pick<Props, 'checklist' | 'timing' | 'onChange'>) {
  const { t } = useWording();
  const { vendor, offer } = checklist;
  const { level, askVendor, itWillAsk } = checklist.assessment;
  return (
    <div>
      {askVendor.length > 0 && (
        <details open={level !== 'go'}>
          <summary>{t('assessment.ask_vendor', { vendor: vendor.name })}</summary>
          <Phrases phrases={askVendor} />
        </details>
      )}
      {(level === 'go' || timing === 'after') && (
        <details>
          <summary>{t('purchase_helper.title')}</summary>
          <PurchaseHelper vendor={vendor} offer={offer} />
        </details>
      )}
      <details>
        <summary>{t('assessment.it_will_ask')}</summary>
        <Phrases phrases={itWillAsk} />
      </details>
      <details>
        <summary>{t('assessment.answers')}</summary>
        <Answers checklist={checklist} onChange={onChange} />
      </details>
    </div>
  );
}

function Phrases({ phrases }: { phrases: readonly Phrase[] }) {
  const { say } = useWording();
  return (
    <ul className="dots">
      {phrases.map((phrase) => (
        <li key={phrase.key}>{say(phrase)}</li>
      ))}
    </ul>
  );
}

function Answers({ checklist, onChange }: Pick<Props, 'checklist' | 'onChange'>) {
  const { t, say } = useWording();
  const origin = { commitment: 'assessment.from_page', 'good-enough': 'assessment.from_catalogue' };
  return (
    <ul className="plain">
      {checklist.questions.map((question) => {
        const option = optionOf(question, checklist.answers);
        if (!option) return null;
        const isOwn = question.id in checklist.material.draft.answers;
        const from = isOwn ? undefined : origin[question.id as keyof typeof origin];
        return (
          <li key={question.id}>
            <small>{say(question.text)}</small>
            <div className="row spread">
              <span>
                {say(option.text)} {from && <small>({t(from)})</small>}
              </span>
              <button
                type="button"
                className="link"
                aria-label={`${t('assessment.change')}: ${say(question.text)}`}
                onClick={() => onChange(question.id)}
              >
                {t('assessment.change')}
              </button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
