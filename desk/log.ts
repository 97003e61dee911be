export type LogFields = Record<string, string | number | boolean | undefined>;
export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

/** One JSON object a line on standard error. Callers put ids, codes and durations in, never what people wrote. */
export const jsonLog: Log = (level, event, fields = {}) => {
  const at = new Date().toISOString();
  process.stderr.write(`${JSON.stringify({ at, level, event, ...fields })}\n`);
};
