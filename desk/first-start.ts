import { randomUUID } from 'node:crypto';

import { createSignInLink } from './advisors/sign-in-links.ts';
import { createEnrolmentToken } from './buyers/enrolment.ts';
import { DEFAULT_TEMPLATES } from './default-templates.ts';
import type { Db } from './store/database.ts';
import { writeTemplates } from './store/templates.ts';

export interface FirstStart {
  /** Present at the very first start only: it is told once. */
  enrolmentToken?: string;
  /** Token of a one-time sign-in link for the administrator. */
  signIn?: string;
}

/** Gives a new desk its enrolment token and its administrator; later starts only make a link where asked to. */
export async function firstStart(db: Db, now: number, linkWanted: boolean): Promise<FirstStart> {
  return db.transaction().execute(async (tx) => {
    const first = await claimFirst(tx);
    const admin = await administrator(tx, now);
    if (first) await writeTemplates(tx, DEFAULT_TEMPLATES);
    return {
      ...(first ? { enrolmentToken: await createEnrolmentToken(tx, now) } : {}),
      ...(first || linkWanted ? { signIn: await createSignInLink(tx, admin, now) } : {}),
    };
  });
}

/** Of several desks that start on one new database at once, one is the first. */
async function claimFirst(tx: Db): Promise<boolean> {
  const claimed = await tx
    .insertInto('setting')
    .values({ key: 'started', value: '1' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return Boolean(claimed.numInsertedOrUpdatedRows);
}

async function administrator(tx: Db, now: number): Promise<string> {
  const known = await tx
    .selectFrom('advisor')
    .select('id')
    .where('role', '=', 'admin')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  if (known) return known.id;
  const id = randomUUID();
  await tx
    .insertInto('advisor')
    .values({ id, name: 'IT', role: 'admin', created_at: now })
    .execute();
  return id;
}
