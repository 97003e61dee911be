/** How long the buyer may take a request back before it goes. Apart from the outbox: pages need no parser to count down. */
export const UNDO_MS = 10_000;
