/**
 * The words of each language. The built extension has another module here: only the files that a page needs, as text,
 * and all stop words (see scripts/knowledge.ts).
 */
import type { Phrases } from './categories.ts';
import cs from './cs.json' with { type: 'json' };
import da from './da.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fi from './fi.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import ko from './ko.json' with { type: 'json' };
import nb from './nb.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

const all = { cs, da, de, en, es, fi, fr, it, ja, ko, nb, nl, pl, pt, sv, zh };

/** By language; one whose words are not there yet is missing. English always is. */
export const files: Readonly<Record<string, Phrases | string>> = all;

/** Of every language that has words. */
export const stopWords: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(all).map(([language, phrases]) => [language, phrases.stopWords]),
);
