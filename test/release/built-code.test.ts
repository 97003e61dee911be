import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { built } from '../../scripts/builds.ts';

const EVALUATES = /\beval\(|\bnew Function\b|\bFunction\((['"`])/;
const LOADS_CODE = /\bimport\(\s*['"`]https?:|importScripts\(|<script[^>]+src=["']https?:/;
/** Set to anything but a literal. */
const MARKUP = /\.(?:inner|outer)HTML\s*=\s*[^=\s"'`]|insertAdjacentHTML\(|document\.write\(/;

describe.each(['chrome', 'firefox'] as const)('the extension built for %s', (browser) => {
  const folder = built(browser);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|html)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

  it('evaluates no text as code, and loads none from elsewhere', () => {
    const found = files.filter(({ text }) => EVALUATES.test(text) || LOADS_CODE.test(text));
    expect(files.length).toBeGreaterThan(5);
    expect(found.map(({ file }) => file)).toEqual([]);
  });

  it('makes no markup of text', () => {
    expect(files.filter(({ text }) => MARKUP.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
