type LogFields = Record<string, string | number | boolean | undefined>;
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

let lines = '';

/** What was logged in one turn is written at its end: a write a line would keep the calls of a busy desk waiting. */
function flush(): void {
  process.stderr.write(lines);
  lines = '';
}
process.on('exit', flush);

/** One JSON object a line on standard error. Callers put ids, codes and durations in, never what people wrote. */
export const jsonLog: Log = (level, event, fields = {}) => {
  if (lines === '') setImmediate(flush);
  lines += `${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`;
};
