import type { Level } from '../lib/checklist/answers.ts';
import { useWording } from './wording-context.ts';

export function LevelChip({ level }: { level: Level }) {
  return <span className={`chip ${level}`}>{useWording().t(`assessment.level.${level}`)}</span>;
}
