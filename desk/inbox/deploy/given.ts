import type { PolicyField } from '../../../lib/policy/fields.ts';

/** What stands in the fields of the form, by key. */
export type Texts = Readonly<Record<string, string>>;

/** The policy that the fields spell, unparsed: lists of rows stay text, as the registry holds them. */
export const policyGiven = (
  fields: readonly PolicyField[],
  texts: Texts,
): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap(({ key, kind }) => {
      const text = texts[key]?.trim();
      return text ? [[key, valueOf(kind, text)]] : [];
    }),
  );

function valueOf(kind: PolicyField['kind'], text: string): unknown {
  if (kind === 'switch') return text === 'true';
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  if (kind === 'lines')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  return text;
}
