import { says } from '../reading.ts';
import type { Scene } from '../scene.ts';

/** Days of trial, where a number of days stands on a line that speaks of a trial. */
export function trialDays(scene: Scene): number | undefined {
  for (const word of scene.words.get('day') ?? []) {
    const line = scene.lines[word.at]!;
    const speaksOfTrial =
      says(scene, word.at, ['trial', 'startTrial', 'free']) &&
      !says(scene, word.at, ['shipping', 'delivery']);
    const before = line.text.slice(0, word.index - scene.starts[word.at]!);
    const days = /(?<![\d.,])(\d{1,3})[\s-]*$/.exec(before)?.[1];
    if (speaksOfTrial && days && Number(days) > 0) return Number(days);
  }
  return undefined;
}
