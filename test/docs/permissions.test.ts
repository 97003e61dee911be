import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { type Request, request } from '../../lib/consultation/consultation.ts';
import { built } from '../../scripts/builds.ts';

const explained = new Set(
  readFileSync('docs/permissions.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('## '))
    .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)),
);

/** What each part of a request is in Firefox's words; `null`: nothing about a person or a page. */
const KIND_OF: Record<keyof Request, string | null> = {
  id: null,
  createdAt: null,
  language: null,
  timing: null,
  vendor: 'websiteContent',
  offer: 'websiteContent',
  evidence: 'websiteContent',
  url: 'browsingActivity',
  buyer: 'personallyIdentifyingInfo',
  answers: 'personalCommunications',
  assessment: 'personalCommunications',
  note: 'personalCommunications',
  neededBy: 'personalCommunications',
  venue: 'personalCommunications',
  holdOut: null,
};

it('Firefox is told of every kind of data that a request carries, and of no other', () => {
  const manifest = JSON.parse(readFileSync(path.join(built('firefox'), 'manifest.json'), 'utf8'));
  const { required, optional } =
    manifest.browser_specific_settings.gecko.data_collection_permissions;
  expect(Object.keys(request.shape).sort()).toEqual(Object.keys(KIND_OF).sort());
  expect(new Set(required)).toEqual(new Set(Object.values(KIND_OF).filter(Boolean)));
  // Version and policy problems, which are told apart from requests.
  expect(optional).toEqual(['technicalAndInteraction']);
});

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
