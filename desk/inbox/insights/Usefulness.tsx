import { useWording } from '../../../components/wording-context.ts';
import type { Insights } from '../../insights/contract.ts';
import { Section } from '../parts/Section.tsx';
import { Bars } from './Bars.tsx';
import { Figure } from './Figure.tsx';
import { nudgeEffect } from './nudge-effect.ts';

/** What came of it: what buyers thought of the advice, what they did, and whether inviting them helps at all. */
export function Usefulness({ insights: { useful, outcomes, holdOut } }: { insights: Insights }) {
  const { t, language } = useWording();
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return (
    <Section title={t('insights.usefulness')}>
      <dl className="figures">
        <Figure
          label={t('insights.useful')}
          value={useful ? percent.format(useful.yes / useful.asked) : '–'}
          more={
            useful ? t('insights.useful_of', { count: useful.asked }) : t('insights.useful_few')
          }
        />
      </dl>
      <h3>{t('insights.outcomes')}</h3>
      <Bars
        label={t('insights.outcomes')}
        bars={outcomes.map(({ result, count }) => ({
          name: t(`outcome.${result}`),
          value: count,
        }))}
      />
      {holdOut.length > 0 && (
        <>
          <h3>{t('insights.hold_out')}</h3>
          {holdOut.map((sides) => (
            <HoldOut key={sides.percent} sides={sides} />
          ))}
        </>
      )}
    </Section>
  );
}

function HoldOut({ sides }: { sides: Insights['holdOut'][number] }) {
  const { t, language } = useWording();
  const { percent, nudged, heldOut } = sides;
  const effect = nudgeEffect(sides);
  const times = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
  return (
    <div className="stack tight">
      <Bars
        label={t('insights.hold_out')}
        bars={[
          { name: t('insights.nudged', { percent: 100 - percent }), value: nudged },
          { name: t('insights.held_out', { percent }), value: heldOut },
        ]}
      />
      <p className="soft">
        {effect === undefined
          ? t('insights.effect_unknown')
          : t('insights.effect', { times: times.format(effect) })}
      </p>
    </div>
  );
}
