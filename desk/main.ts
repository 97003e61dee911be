import { join } from 'node:path';

import { signInUrl } from './advisors/sign-in-links.ts';
import { announce } from './announce.ts';
import { createApp } from './app.ts';
import { NO_CHANNELS, readChannels } from './channels/config.ts';
import { startChannels } from './channels/start.ts';
import { testFromCommand } from './channels/test-command.ts';
import { type Command, runCommand } from './commands.ts';
import { DEFAULT_LIMITS, type Desk } from './desk.ts';
import { firstStart } from './first-start.ts';
import { keepTidy } from './housekeeping.ts';
import { listen } from './http/listen.ts';
import { loadPages } from './inbox-page.ts';
import { Live } from './live.ts';
import { jsonLog } from './log.ts';
import { Metrics } from './metrics.ts';
import { Provider } from './open-id/provider.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { openFolder, openPostgres } from './store/open.ts';

/** What a test message links to where people's own address is not known. */
const LOCAL_URL = 'http://127.0.0.1:4180';

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) process.stdout.write(`${HELP}\n`);
  else if (options.command.length > 0)
    process.stdout.write(`${await runCommand(options.command as Command, options)}\n`);
  else if (options['test-channel']) {
    const { channels, 'test-channel': id, 'public-url': url = LOCAL_URL } = options;
    process.stdout.write(`${await testFromCommand(id, channels, url)}\n`);
  } else await run(options);
} catch (error) {
  process.stderr.write(`${reasonsOf(error)}\n`);
  process.exit(2);
}

function reasonsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message}: ${reasonsOf(error.cause)}` : error.message;
}

async function run(options: Options): Promise<void> {
  const store = options.database
    ? await openPostgres(options.database, jsonLog)
    : await openFolder(options.data);
  const stopping = new AbortController();
  const origins = new Set<string>();
  const desk: Desk = {
    store,
    now: Date.now,
    log: jsonLog,
    live: new Live(store.wire),
    metrics: new Metrics(),
    metricsToken: options['metrics-token'],
    limits: DEFAULT_LIMITS,
    origins,
    secureCookies: options['public-url']?.startsWith('https:') ?? false,
    trustProxy: options['trust-proxy'],
    channels: options.channels ? readChannels(options.channels) : NO_CHANNELS,
    extensions: options.extensions,
    openId: options.openId && new Provider(options.openId),
    pages: await loadPages(join(import.meta.dirname, 'inbox/dist')),
    stopping: stopping.signal,
  };
  const server = await listen(createApp(desk), options);
  const url = options['public-url'] ?? server.url;
  for (const origin of [url, ...server.localOrigins]) origins.add(origin);

  const { enrolmentToken, signIn } = await firstStart(
    store.db,
    desk.now(),
    options['sign-in-link'],
  );
  const channels = await startChannels(desk, { inboxUrl: url });
  announce(options.announce, {
    url,
    ...(enrolmentToken ? { enrolmentToken } : {}),
    ...(signIn ? { signInLink: signInUrl(url, signIn) } : {}),
  });

  keepTidy(store.db, jsonLog, stopping.signal, options['keep-days']);

  const stop = async (signal: string) => {
    if (stopping.signal.aborted) return;
    jsonLog('info', 'stopping', { signal });
    stopping.abort();
    await Promise.all([server.close(), channels.stopped()]);
    await store.close();
    jsonLog('info', 'stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal));
}
