import type { HttpCall } from '../../lib/channels/http-channel.ts';
import {
  type Correspondence,
  PAGE,
  askForContent,
  askForNewest,
  askForReplies,
  readContent,
  readNewest,
  readReplies,
} from '../../lib/channels/request-tracker-replies.ts';
import type { RequestTrackerSettings } from '../../lib/channels/request-tracker.ts';
import { waitMs } from '../../lib/consultation/backoff.ts';
import type { HttpAnswer } from '../../lib/consultation/desk-answer.ts';
import type { Desk } from '../desk.ts';
import { noteOutcome } from '../store/channel-health.ts';
import { consultationOfThread, keepReadUpTo, readUpTo } from '../store/channel-reading.ts';
import { guardedCall } from './guarded-call.ts';
import type { LaneOptions } from './lane.ts';
import { ownWords, textOfHtml } from './own-words.ts';
import { Pause } from './pause.ts';
import { senderOf, takeInText } from './take-in.ts';

const CALL_MS = 15_000;
/** Transactions appear in another order than they are numbered: what is younger is asked for again. */
const SETTLED_MS = 120_000;

/** Looks for replies in a Request Tracker every so often, until the desk stops. */
export class RequestTrackerPoll {
  readonly #desk: Desk;
  readonly #channel: string;
  readonly #settings: RequestTrackerSettings;
  readonly #options: LaneOptions;
  readonly #pause = new Pause();
  /** Taken in already; the consultation would know, too, but asking RT for the text costs. */
  readonly #known = new Set<number>();
  #failures = 0;
  /** Why the last look failed, as it was written down; `null` before the first. */
  #noted: string | undefined | null = null;

  constructor(
    desk: Desk,
    { id, settings }: { id: string; settings: RequestTrackerSettings },
    options: LaneOptions,
  ) {
    this.#desk = desk;
    this.#channel = id;
    this.#settings = settings;
    this.#options = options;
  }

  async run(): Promise<void> {
    const { stopping, pollMs, random } = this.#options;
    stopping.addEventListener('abort', () => this.#pause.end());
    while (!stopping.aborted) {
      const because = await this.#look().then(
        () => undefined,
        (error: Error) => error.message.slice(0, 200),
      );
      const went = because === undefined;
      await this.#note(because);
      this.#failures = went ? 0 : this.#failures + 1;
      await this.#pause.wait(went ? pollMs : Math.max(pollMs, waitMs(this.#failures, random())));
    }
  }

  async #note(because: string | undefined): Promise<void> {
    if (because === this.#noted) return;
    const { store, log, now } = this.#desk;
    const channel = this.#channel;
    if (because !== undefined) log('warn', 'replies', { channel, error: because });
    const told = because && `replies there cannot be read: ${because}`;
    await noteOutcome(store.db, { channel, task: 'read' }, told, now()).then(
      () => (this.#noted = because),
      (error: Error) => log('error', 'replies', { channel, error: error.name }),
    );
  }

  async #look(): Promise<void> {
    const { db } = this.#desk.store;
    const upTo = await readUpTo(db, this.#channel);
    if (upTo === undefined) {
      const newest = read(await this.#call(askForNewest(this.#settings)), readNewest);
      return keepReadUpTo(db, this.#channel, newest);
    }
    let after = upTo;
    let page: Correspondence[];
    do {
      page = read(await this.#call(askForReplies(after, this.#settings)), readReplies);
      for (const reply of page) await this.#takeIn(reply);
      after = page.at(-1)?.id ?? after;
      const settled = page.findLast(({ createdAt }) => createdAt < this.#desk.now() - SETTLED_MS);
      if (settled) await keepReadUpTo(db, this.#channel, settled.id);
    } while (page.length === PAGE);
  }

  async #takeIn(reply: Correspondence): Promise<void> {
    if (this.#known.has(reply.id)) return;
    const { db } = this.#desk.store;
    const consultation = await consultationOfThread(db, this.#channel, reply.ticket);
    if (consultation) {
      const text = await this.#textOf(reply);
      const sender = await senderOf(this.#desk, consultation, reply.email);
      await takeInText(
        this.#desk,
        { channel: this.#channel, consultation, foreignId: String(reply.id), sender, by: reply.by },
        ownWords(text),
      );
    }
    this.#known.add(reply.id);
  }

  /** A reply whose text we may not see stays in RT; it does not keep the next ones. */
  async #textOf({ id }: Correspondence): Promise<string> {
    const answer = await this.#call(askForContent(id, this.#settings), [200, 403, 404]);
    const content = answer.status === 200 ? readContent(answer) : undefined;
    if (!content) this.#desk.log('warn', 'replies', { channel: this.#channel, unreadable: id });
    return content?.type === 'html' ? textOfHtml(content.text) : (content?.text ?? '');
  }

  async #call(call: HttpCall, expected = [200]): Promise<HttpAnswer> {
    const { allowHosts, hangUp } = this.#options;
    const signal = AbortSignal.any([AbortSignal.timeout(CALL_MS), hangUp]);
    const answer = await guardedCall(call, { allowed: allowHosts, signal });
    if (!expected.includes(answer.status)) throw new Error(`it answered ${answer.status}`);
    return answer;
  }
}

function read<Value>(answer: HttpAnswer, how: (answer: HttpAnswer) => Value | undefined): Value {
  const value = how(answer);
  if (value === undefined) throw new Error('it answered something else than RT');
  return value;
}
