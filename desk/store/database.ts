import type { Kysely } from 'kysely';

import type { DeliveredKind } from '../../lib/channels/notice.ts';
import type { Level } from '../../lib/checklist/answers.ts';
import type { Outcome, Status, Verdict } from '../../lib/consultation/consultation.ts';

/** `deliver`: what is on its way there. `read`: what was answered there, where it does not tell by itself. */
export type ChannelTask = 'deliver' | 'read';

/**
 * One schema for SQLite and PostgreSQL: ids and JSON are text, instants are milliseconds (bigint), truth is 0 or 1.
 * Secrets (tokens, credentials, sessions, links) are kept only as SHA-256.
 */
export interface Database {
  setting: { key: string; value: string };
  enrolment_token: {
    id: string;
    hash: string;
    /** The last characters, so that an admin can tell tokens apart. */
    hint: string;
    created_at: number;
    revoked_at: number | null;
  };
  credential: {
    id: string;
    hash: string;
    enrolment_token: string;
    client_version: string;
    client_browser: string;
    created_at: number;
    last_seen_at: number;
    /** When it last said how it is set up; null: never, or not wanted. */
    reported_at: number | null;
    revoked_at: number | null;
    /** The credential that the same browser got after this one. */
    successor: string | null;
  };
  /** A key of the policy that does not fit in a browser, and why. */
  policy_problem: { credential: string; key: string; reason: string };
  consultation: {
    id: string;
    credential: string;
    received_at: number;
    changed_at: number;
    revision: number;
    /** The newest revision that the buyer caused. */
    buyer_revision: number;
    status: Status;
    /** Who is to act next. */
    turn: Turn;
    assignee: string | null;
    first_answer_at: number | null;
    newest_verdict: Verdict | null;
    /** Sort key of the inbox: smaller is more urgent. */
    urgency: number;
    /** The vendor's registrable domain, else its name in lower case. */
    vendor_key: string;
    team_key: string | null;
    /** The address the buyer gave, in lower case. */
    email_key: string | null;
    request: string;
    /** What of its row in the list never changes (desk/listed.ts), as JSON. */
    listed: string;
    /** What it is found by, apart by spaces; each also as a row of search_word. */
    words: string;
    outcome: string | null;
    level: Level | null;
    currency: string | null;
    /** What the first year costs, in minor units of `currency`. */
    yearly_minor: number | null;
    result: Outcome['result'] | null;
    useful: number | null;
    /** Whether a nudge was shown, where a share of checkouts gets none (see lib/nudge/hold-out.ts). */
    nudged: number | null;
    hold_out_percent: number | null;
  };
  message: {
    id: string;
    consultation: string;
    revision: number;
    sender: 'buyer' | 'it';
    by: string | null;
    text: string;
    at: number;
  };
  advice: {
    id: string;
    consultation: string;
    revision: number;
    draft: string;
    by: string;
    at: number;
  };
  /** What advisors tell each other about a consultation; no buyer and no channel ever gets it. */
  note: { consultation: string; id: string; by: string; text: string; at: number };
  /** The words of a request, for search by the beginning of words; `turn` as in the consultation. */
  search_word: { word: string; received_at: number; consultation: string; turn: Turn };
  idempotency: {
    credential: string;
    key: string;
    hash: string;
    answer: string;
    at: number;
  };
  catalogue_entry: { id: string; sort_name: string; entry: string };
  reply_template: { id: string; position: number; template: string };
  advisor: {
    id: string;
    name: string;
    role: Role;
    created_at: number;
    /** Who that is at the OpenID provider: its address and its name for them. */
    subject: string | null;
  };
  /** A sign-in at the OpenID provider that is under way; the browser holds the secret behind `hash`. */
  open_id_attempt: {
    hash: string;
    state: string;
    nonce: string;
    verifier: string;
    expires_at: number;
  };
  sign_in_link: {
    hash: string;
    advisor: string;
    expires_at: number;
    used_at: number | null;
  };
  session: {
    hash: string;
    advisor: string;
    kind: SessionKind;
    created_at: number;
    expires_at: number;
    /** What the OpenID provider said of the person: it wants to hear it again when they sign out. */
    id_token: string | null;
  };
  /** A tool of IT's own, as the desk's channels file names it; its secrets stay in that file. */
  channel: {
    id: string;
    kind: string;
    name: string;
    active: number;
    /** How far its replies were read, in its own counting. */
    read_up_to: string | null;
  };
  /** Since when a channel does not do a task of its, and why the newest attempt failed. */
  channel_failure: { channel: string; task: ChannelTask; since: number; because: string };
  /** One revision of a consultation on its way to one channel. */
  delivery: {
    channel: string;
    consultation: string;
    revision: number;
    kind: DeliveredKind;
    state: 'waiting' | 'delivered' | 'handed-over' | 'refused';
    due_at: number;
    /** Until then one desk is at it; 0: nobody. */
    lease_until: number;
    attempts: number;
    /** Attempts in a row of which nobody knows what came. */
    unanswered: number;
    because: string | null;
    changed_at: number;
  };
  /** What a channel made of a consultation: its ticket or thread. */
  thread: {
    channel: string;
    consultation: string;
    id: string;
    label: string | null;
    url: string | null;
  };
  /** The newest revision an advisor has looked at. */
  seen: { advisor: string; consultation: string; revision: number };
}

export type Turn = 'it' | 'buyer' | 'nobody';
export type Role = 'advisor' | 'admin';
/** How it began: with a one-time link, or at the OpenID provider. */
export type SessionKind = 'link' | 'open-id';
export type Db = Kysely<Database>;
