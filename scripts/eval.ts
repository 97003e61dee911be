/** npm run eval -- DIR [--json FILE]: precision, recall and extraction of the built extension on labelled pages. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { seeWithBuiltCode } from './built-run.ts';
import { judge } from './judge.ts';
import { readLabelledPages } from './labelled-pages.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' } },
});
const [folder] = positionals;
if (!folder) {
  console.error(
    'Usage: npm run eval -- DIR [--json FILE]   DIR has labelled pages and their index.tsv',
  );
  process.exit(2);
}

const { pages, problems } = readLabelledPages(folder);
for (const problem of problems) console.error(problem);
const seen = await seeWithBuiltCode(pages);
const judgement = judge(pages.map((page, at) => ({ page, seen: seen[at]! })));

for (const { file, what, expected, found } of judgement.misses)
  console.log(`${what.padEnd(11)} ${file}: expected ${expected}, found ${found}`);
const { misses: _, ...figures } = judgement;
for (const [name, value] of Object.entries(figures))
  console.log(`${name.padEnd(9)} ${name === 'pages' ? value : value.toFixed(4)}`);
if (values.json) writeFileSync(values.json, `${JSON.stringify(judgement, null, 2)}\n`);
if (problems.length > 0) process.exitCode = 1;
