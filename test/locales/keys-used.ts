import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');
const SOURCES = [
  'components/**/*.{ts,tsx}',
  'desk/inbox/**/*.{ts,tsx}',
  'entrypoints/**/*.{ts,tsx}',
  'lib/**/*.ts',
  'wxt.config.ts',
];

/** A string that could be a key: a text, or a template whose gaps could be anything. */
interface Mention {
  pattern: RegExp;
  file: string;
  /** Said as it stands (`t(…)`, `key: …`). */
  isAsked: boolean;
  /** Said by the extension, so it has to be in its own words. */
  isFirm: boolean;
  text: string;
}

const CONTEXT = /(\bt\(\s*|\bkey: )?/;
const PLAIN = new RegExp(`${CONTEXT.source}'(\\w[\\w.-]*)'`, 'g');
const TEMPLATE = new RegExp(`${CONTEXT.source}\`([\\w.-]*(?:\\$\\{[^{}\`]*\\}[\\w.-]*)+)\``, 'g');
const MANIFEST = /()__MSG_(\w+)__/g;

/** Every key-like string in the sources. */
export function mentions(): Mention[] {
  return SOURCES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).flatMap((file) =>
    mentionsIn(file, readFileSync(path.join(ROOT, file), 'utf8')),
  );
}

function mentionsIn(file: string, source: string): Mention[] {
  const found = [PLAIN, TEMPLATE, MANIFEST].map((pattern) => Array.from(source.matchAll(pattern)));
  return found.flat().flatMap(([, context, text = '']) => {
    const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('-', '_'));
    if (!/\w/.test(parts[0]!)) return [];
    // A path at the end may go on through groups (`request.${path}`).
    const pattern = parts
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[^.]+')
      .replace(/\[\^\.\]\+$/, '.+');
    // Other tools' property names are no words of ours.
    const isForeign = file.startsWith('desk') || file.startsWith('lib/channels');
    const isAsked = Boolean(context);
    return [
      { pattern: new RegExp(`^${pattern}$`), file, isAsked, isFirm: isAsked && !isForeign, text },
    ];
  });
}
