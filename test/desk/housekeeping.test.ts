import { describe, expect, it } from 'vitest';

import { tidy } from '../../desk/housekeeping.ts';
import { openInbox } from './inbox-room.ts';
import { aRequest, call, key } from './running-app.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('tidying up', () => {
  it('keeps keys longer than any browser tries, and then lets them go', async () => {
    const { desk, ask } = await openInbox();
    await ask();
    const keys = () => desk.db.selectFrom('idempotency').select('key').execute();
    await tidy(desk.db, desk.clock.now + 59 * DAY);
    expect(await keys()).toHaveLength(1);
    await tidy(desk.db, desk.clock.now + 61 * DAY);
    expect(await keys()).toHaveLength(0);
    await desk.stop();
  });

  it('takes away sessions and links that have run out, and nothing that has not', async () => {
    const { desk, get } = await openInbox();
    await tidy(desk.db, desk.clock.now);
    expect((await get('/session')).status).toBe(200);
    await tidy(desk.db, desk.clock.now + 8 * DAY);
    expect((await get('/session')).status).toBe(401);
    expect(await desk.db.selectFrom('sign_in_link').select('hash').execute()).toEqual([]);
    await desk.stop();
  });

  it('leaves a request whose key is gone as it is: sent again it is answered, not doubled', async () => {
    const { desk, buyer } = await openInbox();
    const body = aRequest();
    const send = () =>
      call('POST', `${desk.url}/api/v1/consultations`, { body, headers: { ...buyer, ...key() } });
    const first = await send();
    await tidy(desk.db, desk.clock.now + 90 * DAY);
    expect((await send()).text).toBe(first.text);
    await desk.stop();
  });
});
