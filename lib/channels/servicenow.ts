import * as z from 'zod/mini';

import type { HttpAnswer } from '../consultation/desk-answer.ts';
import { plainText } from '../plain-text.ts';
import {
  type HttpChannel,
  type Reading,
  at,
  basic,
  bodyOf,
  getCall,
  jsonCall,
  readStatus,
} from './http-channel.ts';
import type { Notice, Thread } from './notice.ts';
import { credentialsOf, oauthClient, readAccess } from './oauth-client.ts';
import { summaryOf, tellingOf } from './summary.ts';

const url = z.url({ protocol: /^https?$/ }).check(z.maxLength(300));
const client = { url, ...oauthClient };
const user = {
  url,
  user: z.string().check(z.minLength(1), z.maxLength(100)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
};
const tableName = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,79}$/));

/** `importTable`: a staging table whose map coalesces on `u_correlation_id`; `table`: rows as they are. */
const importTable = tableName;
const table = z.prefault(tableName, 'incident');
const settings = z.union([
  z.strictObject({ ...client, importTable }),
  z.strictObject({ ...client, table }),
  z.strictObject({ ...user, importTable }),
  z.strictObject({ ...user, table }),
]);
export type ServiceNowSettings = z.output<typeof settings>;

const row = z.object({ sys_id: z.string(), number: z.optional(z.string()) });
const one = z.object({ result: row });
const several = z.object({ result: z.array(row) });
const imported = z.object({
  result: z.array(
    z.object({
      status: z.string(),
      table: z.optional(z.string()),
      sys_id: z.optional(z.string()),
      display_value: z.optional(z.string()),
      error_message: z.optional(z.string()),
    }),
  ),
});

/** ServiceNow: through an import set (idempotent, the customer owns the mapping) or straight into a table. */
export const serviceNow: HttpChannel<ServiceNowSettings> = {
  settings,
  tell: (notice, thread, settings, circumstances) => {
    const account = accountOf(settings);
    const content = tellingOf(notice, circumstances).join('\n');
    if ('importTable' in settings) {
      const address = `${at(settings.url)}/api/now/import/${settings.importTable}`;
      return jsonCall('POST', address, prefixed(fieldsOf(notice, thread, content)), account);
    }
    const address = `${at(settings.url)}/api/now/table/${settings.table}`;
    return thread
      ? jsonCall('PATCH', `${address}/${thread.id}`, { work_notes: content }, account)
      : jsonCall('POST', address, fieldsOf(notice, thread, content), account);
  },
  read: (answer, { settings, thread, now }) => {
    const reading = readStatus(answer, now);
    if (reading.kind !== 'done') return reading;
    if ('importTable' in settings) return readImport(answer, settings);
    if (thread) return reading;
    const made = bodyOf(answer, one)?.result;
    return made
      ? { kind: 'done', thread: threadOf(made, settings.table, settings) }
      : NOT_SERVICENOW;
  },
  find: {
    call: (request, settings) => {
      // An import set finds the row by itself.
      if ('importTable' in settings) return undefined;
      const query = new URLSearchParams({
        sysparm_query: `correlation_id=${request}`,
        sysparm_fields: 'sys_id,number',
        sysparm_limit: '1',
      });
      const address = `${at(settings.url)}/api/now/table/${settings.table}?${query}`;
      return getCall(address, accountOf(settings));
    },
    read: (answer, { settings, now }) => {
      const reading = readStatus(answer, now);
      const made = bodyOf(answer, several)?.result[0];
      return reading.kind === 'done' && made && 'table' in settings
        ? { kind: 'done', thread: threadOf(made, settings.table, settings) }
        : reading;
    },
  },
  access: {
    call: (settings) =>
      'clientId' in settings
        ? {
            method: 'POST',
            url: `${at(settings.url)}/oauth_token.do`,
            headers: {
              accept: 'application/json',
              'content-type': 'application/x-www-form-urlencoded',
            },
            body: new URLSearchParams(credentialsOf(settings)).toString(),
          }
        : undefined,
    read: readAccess('ServiceNow'),
  },
};

const accountOf = (settings: ServiceNowSettings) =>
  'user' in settings ? basic(settings.user, settings.password) : undefined;

const NOT_SERVICENOW: Reading = {
  kind: 'later',
  because: 'it answered something else than ServiceNow',
  certain: false,
};

/** Every field as text; 160 and 100 characters are the platform's lengths of the first and third. */
const fieldsOf = (notice: Notice, thread: Thread | undefined, content: string) => ({
  ...(thread
    ? { work_notes: content }
    : { short_description: summaryOf(notice).title.slice(0, 160), description: content }),
  correlation_id: notice.request.id,
  correlation_display: 'Right Purchase',
});

/** A staging table's columns start with `u_`. */
const prefixed = (fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`u_${name}`, value]));

function readImport(answer: HttpAnswer, settings: ServiceNowSettings): Reading {
  const [result] = bodyOf(answer, imported)?.result ?? [];
  if (!result) return NOT_SERVICENOW;
  const { status, table = 'task', sys_id, display_value, error_message = '' } = result;
  if (status === 'error' || !sys_id)
    return {
      kind: 'refused',
      because: `the import failed: ${plainText(error_message, 150) || status}`,
    };
  return { kind: 'done', thread: threadOf({ sys_id, number: display_value }, table, settings) };
}

const threadOf = (
  { sys_id, number }: { sys_id: string; number?: string | undefined },
  table: string,
  { url }: ServiceNowSettings,
): Thread => ({
  id: sys_id,
  label: number,
  url: `${at(url)}/nav_to.do?uri=${encodeURIComponent(`${table}.do?sys_id=${sys_id}`)}`,
});
