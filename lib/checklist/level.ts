import type { Level } from './answers.ts';

const TALK = 4;
const CONSULT = 10;

/** Points say how much a word with IT would help; they only add up, so anybody can check the sum. */
export function levelOf(points: number): Level {
  if (points >= CONSULT) return 'consult';
  return points >= TALK ? 'talk' : 'go';
}
