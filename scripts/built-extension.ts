import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { built } from './builds.ts';

/** The built gate and spotter, as the browser would run them; the words of all languages are there from the start. Builds the extension where it is not fresh. */
export function builtScripts(): { gate: string; spotter: string } {
  const folder = built('chrome');
  const script = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const words = globSync('words/*.js', { cwd: folder });
  return {
    gate: script('gate.js'),
    spotter: ['knowledge.js', ...words, 'spotter.js'].map(script).join('\n'),
  };
}
