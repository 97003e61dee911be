import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));

describe.each(['README.md', 'DEVELOPING.md', ...globSync('docs/**/*.md')])('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!);

  it('names only commands that exist', () => {
    const commands = named(/\bnpm (?:run )?(start|test|(?<=run )[a-z0-9:-]+)/g);
    expect(commands.filter((command) => !scripts[command])).toEqual([]);
  });

  it('shows and links only files that exist', () => {
    const targets = named(/\]\((?!https?:|#)([^)#]+)\)/g);
    const missing = targets.filter((target) => !existsSync(path.join(path.dirname(file), target)));
    expect(missing).toEqual([]);
  });

  it('names only rooms and files that exist', () => {
    const places = named(
      /`((?:entrypoints|lib|components|desk|locales|scripts|test|docs)\/[\w./-]*)`/g,
    );
    expect(places.filter((place) => !existsSync(place))).toEqual([]);
  });
});

describe('package.json', () => {
  it('has only scripts whose file exists', () => {
    const files = Object.values<string>(scripts).flatMap((script) =>
      [...script.matchAll(/\bnode (\S+)/g)].map(([, file]) => file!),
    );
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});
