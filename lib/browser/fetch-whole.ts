import type { HttpAnswer } from '../consultation/desk-answer.ts';

/** A worker is ended when an answer takes longer than 30 s. */
const TIMEOUT_MS = 20_000;
/** 5000 catalogue rows fit. */
const MOST_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * One call with nothing of the browser's own in it (no cookies, no referrer, no cache), its answer read whole. A
 * redirect is not followed: it comes as status 0.
 * @throws TypeError where there is no answer, DOMException where it takes too long.
 */
export async function fetchWhole(url: string, init: RequestInit): Promise<HttpAnswer> {
  const response = await fetch(url, {
    ...init,
    credentials: 'omit',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { status, headers } = response;
  return { status, headers, text: await textOf(response) };
}

/** The body as text; one that does not end is cut off, and so cannot be read as JSON. */
async function textOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes <= MOST_ANSWER_BYTES;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return '';
}
