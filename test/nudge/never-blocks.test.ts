import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import config from '../../wxt.config.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** What runs in pages: both scripts with all they import of ours. */
function inPages(): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    const source = readFileSync(file, 'utf8');
    files.set(file, source);
    for (const [, imported] of source.matchAll(/from '(\.[^']+\.ts)'/g))
      visit(path.resolve(path.dirname(file), imported!));
  };
  visit(path.join(ROOT, 'entrypoints/gate.ts'));
  visit(path.join(ROOT, 'entrypoints/spotter.ts'));
  return files;
}

/** The ways in which a script keeps a page from doing what the buyer asked of it. */
const WAYS_TO_BLOCK =
  /preventDefault|stopPropagation|stopImmediatePropagation|returnValue|beforeunload|\.disabled\b|\.inert\b|showModal|requestSubmit|\.submit\(/;

describe('a purchase is never blocked', () => {
  it('by what runs in the page', () => {
    const files = inPages();
    expect([...files.keys()].map((file) => path.relative(ROOT, file))).toContain(
      'lib/browser/nudge-view.ts',
    );
    const suspects = [...files].flatMap(([file, source]) =>
      WAYS_TO_BLOCK.test(source) ? path.relative(ROOT, file) : [],
    );
    expect(suspects).toEqual([]);
  });

  it.each(['chrome', 'firefox'])('by a permission, in %s', (browser) => {
    const manifest = (config.manifest as (env: unknown) => Record<string, string[]>)({ browser });
    const asked = [...manifest.permissions!, ...manifest.optional_permissions!];
    expect(asked.sort()).toEqual(['alarms', 'notifications', 'scripting', 'storage']);
  });
});
