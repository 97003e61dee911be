import { afterEach, describe, expect, it } from 'vitest';

import { advice, openInbox } from './inbox-room.ts';
import { type RunningApp, call, runApp } from './running-app.ts';

let desk: RunningApp;
afterEach(() => desk.stop());

const read = async (headers: Record<string, string> = {}) =>
  call('GET', `${desk.url}/metrics`, { headers });

describe('what the desk tells Prometheus', () => {
  it('counts calls, requests and waiting, and holds no word that anybody wrote', async () => {
    const room = await openInbox();
    desk = room.desk;
    const id = await room.ask();
    desk.clock.now += 90_000;
    await room.ask();
    await room.send('POST', `/consultations/${id}/advice`, advice());
    const { text, headers } = await read();
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('desk_writes_total{kind="create"} 2\n');
    expect(text).toContain(
      'desk_http_requests_total{method="POST",route="/api/v1/consultations",status="201"} 2\n',
    );
    expect(text).toContain('desk_consultations{turn="it"} 1\n');
    expect(text).toContain('desk_oldest_open_seconds 0\n');
    expect(text).toContain('desk_first_answer_seconds{quantile="0.5"} 90\n');
    expect(text).toMatch(
      /^desk_http_request_seconds_bucket\{method="POST",route="\/api\/v1\/consultations",le="\+Inf"\} 2$/m,
    );
    expect(text).not.toMatch(/mara|acme|spring/i);
    expect(text).not.toContain(id);
  });

  it('is in the form that Prometheus reads', async () => {
    desk = await runApp();
    const { text } = await read();
    const line =
      /^(# (HELP \w+ .+|TYPE \w+ (counter|gauge|histogram))|\w+(\{(\w+="[^"]*",?)+\})? [\d.e+-]+)$/;
    expect(
      text
        .trimEnd()
        .split('\n')
        .filter((each) => !line.test(each)),
    ).toEqual([]);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('is not for callers from elsewhere', async () => {
    desk = await runApp();
    expect((await read({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
  });

  it('is for whoever shows the token where there is one', async () => {
    desk = await runApp({ metricsToken: 'a-token-for-metrics' });
    expect((await read()).status).toBe(401);
    expect((await read({ authorization: 'Bearer a-token-for-metrics' })).status).toBe(200);
  });
});

describe('whether the desk is well', () => {
  it('is alive while it runs, and ready while its database answers', async () => {
    desk = await runApp();
    expect((await call('GET', `${desk.url}/healthz`)).status).toBe(200);
    expect((await call('GET', `${desk.url}/readyz`)).status).toBe(200);
    await desk.db.schema.dropTable('setting').execute();
    expect((await call('GET', `${desk.url}/readyz`)).status).toBe(503);
    expect((await call('GET', `${desk.url}/healthz`)).status).toBe(200);
  });
});
