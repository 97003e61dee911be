import type { Policy } from '../policy/policy.ts';
import type { Level } from './answers.ts';

/** From how many points on; the organisation may set its own. */
export type Thresholds = Pick<Policy, 'talkFrom' | 'consultFrom'>;

/** Points say how much a word with IT would help; they only add up, so anybody can check the sum. */
export function levelOf(
  points: number,
  { talkFrom = 4, consultFrom = 10 }: Thresholds = {},
): Level {
  if (points >= consultFrom) return 'consult';
  return points >= talkFrom ? 'talk' : 'go';
}
