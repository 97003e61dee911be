import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { built } from '../../scripts/builds.ts';

const explained = new Set(
  readFileSync('docs/permissions.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)),
);

describe.each(['chrome', 'firefox'] as const)('built for %s', (browser) => {
  const manifest = JSON.parse(
    readFileSync(path.join(built(browser), 'manifest.json'), 'utf8'),
  ) as Record<string, string[]> & {
    content_scripts: { matches: string[] }[];
    browser_specific_settings?: {
      gecko: { data_collection_permissions: Record<string, string[]> };
    };
  };

  it('the extension asks for what docs/permissions.md explains, and for all of it', () => {
    const asked = [
      manifest['permissions'],
      manifest['optional_permissions'],
      manifest['host_permissions'],
      manifest['optional_host_permissions'],
      manifest.content_scripts.flatMap(({ matches }) => matches),
    ].flatMap((names) => names ?? []);
    expect(new Set(asked)).toEqual(explained);
  });

  it('pages can neither load its files nor speak to it', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  it('the data that requests carry are named to the buyer', () => {
    const collected = manifest.browser_specific_settings?.gecko.data_collection_permissions ?? {};
    const text = readFileSync('docs/permissions.md', 'utf8');
    const unexplained = Object.values(collected)
      .flat()
      .filter((kind) => !text.includes(`\`${kind}\``));
    expect(unexplained).toEqual([]);
  });
});
