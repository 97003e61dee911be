import { useWording } from '../../../components/wording-context.ts';

/** Writes a count; one that is not told is one of a group of fewer than five. */
export function useCounted(): (count: number | undefined) => string {
  const { t, language } = useWording();
  const number = new Intl.NumberFormat(language);
  return (count) => (count === undefined ? t('insights.under_five') : number.format(count));
}
