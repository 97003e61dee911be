import { randomUUID } from 'node:crypto';

import { refuse } from '../http/problems.ts';
import type { Handlers } from './call.ts';
import { createSignInLink, signInUrl } from './sign-in-links.ts';

type Names = 'me' | 'rename' | 'advisors' | 'invite' | 'inviteAgain' | 'dismiss';

export const peopleHandlers: Handlers<Names> = {
  me: async ({ advisor }) => advisor,

  rename: async ({ db, advisor, body, tell }) => {
    await db.updateTable('advisor').set({ name: body.name }).where('id', '=', advisor.id).execute();
    tell({ type: 'settings' });
    return { ...advisor, name: body.name };
  },

  advisors: async ({ db }) => ({
    items: await db
      .selectFrom('advisor')
      .select(['id', 'name', 'role'])
      .orderBy('name')
      .orderBy('id')
      .execute(),
  }),

  invite: async ({ db, body, now, origin, tell }) => {
    const id = randomUUID();
    await db
      .insertInto('advisor')
      .values({ id, ...body, created_at: now })
      .execute();
    tell({ type: 'settings' });
    return { link: signInUrl(origin, await createSignInLink(db, id, now)) };
  },

  inviteAgain: async ({ db, id, now, origin }) => {
    const known = await db
      .selectFrom('advisor')
      .select('id')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!known) throw refuse.notFound();
    return { link: signInUrl(origin, await createSignInLink(db, id, now)) };
  },

  dismiss: async ({ db, advisor, id, tell }) => {
    if (id === advisor.id) throw refuse.dismissesSelf();
    const gone = await db.deleteFrom('advisor').where('id', '=', id).executeTakeFirst();
    if (!gone.numDeletedRows) throw refuse.notFound();
    tell({ type: 'settings' });
    return {};
  },
};
