import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Rolldown, build } from 'vite';

import type { Verdict } from '../lib/checkout/detect.ts';
import type { GateSignal } from '../lib/checkout/gate.ts';
import type { LabelledPage } from './labelled-pages.ts';
import { visitPages } from './page-runner.ts';

export interface Probed {
  gate: GateSignal | null;
  verdict: Verdict;
}

/** Runs gate and detector, bundled as they ship, on each page in Chromium and returns all they find. */
export async function probePages(pages: readonly LabelledPage[]): Promise<Probed[]> {
  const script = await bundle();
  return visitPages(pages, async (open) => {
    await open.run(script);
    return (await open.ask('probe()')) as Probed;
  });
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: path.join(fileURLToPath(new URL('.', import.meta.url)), 'probe-entry.ts'),
        formats: ['iife'],
        name: 'probeEntry',
      },
    },
  });
  const [output] = built as Rolldown.RolldownOutput[];
  const [chunk] = output!.output;
  return chunk.code;
}
