const POLL_MS = 100;

/** Asks until the answer is something, and returns it; fails after `seconds`, saying what never came true. */
export async function eventually<Answer>(
  what: string | (() => string),
  ask: () => Promise<Answer | undefined>,
  seconds = 40,
): Promise<Answer> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) {
      const hope = typeof what === 'string' ? what : what();
      throw new Error(`within ${seconds} s it never came true that ${hope}`);
    }
    await new Promise((later) => setTimeout(later, POLL_MS));
  }
}
