import { type ParseArgsConfig, parseArgs } from 'node:util';

import { red, say } from './terminal.ts';

/** The options of a command as it was called; ends it in a line of words where they do not fit. */
export function optionsOf<const Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options }>>['values'] {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    say(red(`${line} (more with --help)`));
    process.exit(1);
  }
}
