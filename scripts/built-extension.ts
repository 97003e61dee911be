import { readFileSync } from 'node:fs';
import path from 'node:path';

import { built } from './builds.ts';

/** The built gate and spotter, as the browser would run them. Builds the extension where it is not fresh. */
export function builtScripts(): { gate: string; spotter: string } {
  const folder = built('chrome');
  const script = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  return { gate: script('gate.js'), spotter: `${script('knowledge.js')}\n${script('spotter.js')}` };
}
