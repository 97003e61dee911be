/**
 * Something to say, not yet said: `lib/` decides what, the place that shows it looks the key up in `locales/`
 * and fills the parameters in.
 */
export interface Phrase {
  key: string;
  params?: Record<string, string | number>;
}

/** Words that came from elsewhere (an organisation's own question), said as they stand. */
export const verbatim = (text: string): Phrase => ({ key: 'verbatim', params: { text } });
