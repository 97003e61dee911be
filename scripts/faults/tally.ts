import type { Detail } from '../../desk/inbox-contract/detail.ts';
import type { Asked } from './run.ts';

export interface Tally {
  requests: number;
  /** Requests and messages that the desk does not have, or of which the browser does not know that it has. */
  lost: number;
  /** Requests and messages that the desk has more than once, whatever their ids. */
  doubled: number;
  /** Requests whose browser shows IT's advice. */
  answered: number;
}

/** Counts by what was written, not by ids: something sent twice under two ids is there twice. */
export async function tally(all: readonly Asked[], ledger: readonly Detail[]): Promise<Tally> {
  const requests = countOf(ledger.map(({ request }) => request.note ?? ''));
  const messages = countOf(
    ledger.flatMap(({ conversation }) =>
      conversation.messages.flatMap(({ from, text }) => (from === 'buyer' ? text : [])),
    ),
  );
  const looks = await Promise.all(
    [...new Set(all.map(({ buyer }) => buyer))].map((one) => one.look()),
  );
  const seen = new Map(looks.flatMap((look) => look ?? []).map((one) => [one.id, one]));
  const times = all.flatMap(({ request, reply }) => [
    seen.get(request.id)?.delivery === 'received' ? (requests.get(request.note!) ?? 0) : 0,
    ...(reply === undefined ? [] : [messages.get(reply) ?? 0]),
  ]);
  return {
    requests: all.length,
    lost: times.filter((count) => count === 0).length,
    doubled: times.filter((count) => count > 1).length,
    answered: all.filter(({ request }) => (seen.get(request.id)?.advice ?? 0) > 0).length,
  };
}

function countOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
