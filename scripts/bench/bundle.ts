import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Rolldown, build } from 'vite';

/** A file of this folder with everything it imports, minified, as one script. */
export async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: {
        entry: path.join(fileURLToPath(new URL('.', import.meta.url)), entry),
        formats: ['iife'],
        name: 'bench',
      },
    },
  });
  const [{ output: chunks }] = output as [Rolldown.RolldownOutput];
  return chunks[0].code;
}
