import { Hono } from 'hono';
import { routePath } from 'hono/route';

import { inboxApi } from './advisors/api.ts';
import { buyerApi } from './buyers/api.ts';
import { repliesApi } from './channels/replies-api.ts';
import type { Desk } from './desk.ts';
import { extensionFiles } from './extension-files.ts';
import { Refusal, answerRefusal, refuse } from './http/problems.ts';
import { inboxPage } from './inbox-page.ts';
import { metricsPage } from './metrics-page.ts';

/** All of the desk over HTTP. */
export function createApp(desk: Desk): Hono {
  const app = new Hono();

  app.use(async (c, next) => {
    const from = performance.now();
    await next();
    const ms = Math.round(performance.now() - from);
    const [{ method }, route, { status }] = [c.req, routePath(c, -1), c.res];
    desk.log('info', 'call', { method, route, status, ms });
    desk.metrics.count('desk_http_requests_total', { method, route, status });
    desk.metrics.time('desk_http_request_seconds', { method, route }, ms / 1000);
  });
  app.use(async (c, next) => {
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    await next();
  });

  app.get('/healthz', (c) => c.text('alive\n'));
  app.get('/readyz', async (c) => {
    if (desk.stopping.aborted) throw refuse.unavailable('The desk is shutting down.');
    const asked = desk.store.db.selectFrom('setting').select('key').limit(1).execute();
    await asked.catch(() => {
      throw refuse.unavailable('The database does not answer.');
    });
    return c.text('ready\n');
  });
  app.route('/', metricsPage(desk));
  app.route('/', buyerApi(desk));
  app.route('/', inboxApi(desk));
  app.route('/', repliesApi(desk));
  if (desk.extensions) app.route('/ext', extensionFiles(desk.extensions));
  app.route('/', inboxPage(desk.pages));

  app.notFound((c) => answerRefusal(c, refuse.notFound()));
  app.onError((error, c) => {
    if (error instanceof Refusal) return answerRefusal(c, error);
    desk.log('error', 'failed', { method: c.req.method, error: error.name, stack: stackOf(error) });
    return answerRefusal(c, refuse.failed());
  });
  return app;
}

/** Where it happened, without the message: that may quote what somebody wrote. */
const stackOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .join('\n');
