import type { Field, Line, PageFacts } from '../../lib/checkout/page-facts.ts';
import { type Scene, setScene } from '../../lib/checkout/scene.ts';
import { atOnce } from '../../lib/checkout/steps.ts';

const ROLES: [RegExp, Line['role']][] = [
  [/^# (.*)$/, 'heading'],
  [/^\[(.*)\]$/, 'button'],
  [/^<(.*)>$/, 'link'],
];

/**
 * A line of a page, written as it looks: "# Heading", "[Button]", "<Link>"; "(x) …" is a marked choice, "( ) …" one left
 * unmarked; "| …" stands in an open dialog.
 */
function lineOf(written: string): Line {
  const [, box, mark, rest] = /^(\| )?(?:\(([x ])\) )?(.*)$/.exec(written)!;
  const [match, role] = ROLES.map(([form, name]) => [form.exec(rest!), name] as const).find(
    ([found]) => found,
  ) ?? [null, 'text' as const];
  return {
    text: match?.[1] ?? rest!,
    role,
    place: 'content',
    dialog: box ? 1 : 0,
    ...(mark ? { chosen: mark === 'x' } : {}),
  };
}

/** A field to type in, with so many lines before it. */
export const fieldAt = (line: number, given: Partial<Field> = {}): Field => ({
  type: 'text',
  hint: '',
  autocomplete: '',
  place: 'content',
  dialog: 0,
  line,
  ...given,
});

/** A page of these lines, and of what else is given. */
export const pageOf = (lines: readonly string[], given: Partial<PageFacts> = {}): PageFacts => ({
  host: 'lumen.example',
  path: '/checkout',
  language: 'en',
  title: '',
  meta: new Map(),
  jsonLd: [],
  microdata: [],
  brands: [],
  lines: lines.map(lineOf),
  fields: [],
  frames: [],
  links: [],
  cut: false,
  ...given,
});

export const sceneOfPage = (lines: readonly string[], given: Partial<PageFacts> = {}): Scene =>
  atOnce(setScene(pageOf(lines, given), given.language ?? 'en'));

/** The scene of a page that shows these lines of text and nothing else. */
export const sceneOf = (language: string, ...lines: string[]): Scene =>
  sceneOfPage(lines, { language });
