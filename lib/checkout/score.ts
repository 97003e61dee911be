import type { Background } from './evidence/kind.ts';
import { EVIDENCE } from './evidence/table.ts';
import type { Scene } from './scene.ts';
import type { Evidence } from './sighting.ts';
import type { Steps } from './steps.ts';
import fitted from './weights.json' with { type: 'json' };

/** What was found of each kind, unweighed: the input of the fit. */
export interface Strength {
  kind: string;
  strength: number;
  seen?: string;
}

const weights: Readonly<Record<string, number>> = fitted.weights;

export function* gatherEvidence(scene: Scene, background: Background): Steps<Strength[]> {
  const strengths: Strength[] = [];
  for (const { kind, find } of EVIDENCE) {
    const found = find(scene, background);
    if (found) strengths.push({ kind, ...found });
    yield;
  }
  return strengths;
}

/** Each finding with what it adds to the score; those that weigh nothing are left out. Heaviest first. */
export function weigh(found: readonly Strength[]): Evidence[] {
  return found
    .map(({ kind, strength, seen }) => ({
      kind,
      weight: Math.round(strength * (weights[kind] ?? 0) * 100) / 100,
      ...(seen ? { seen } : {}),
    }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** The probability that the page is a SaaS checkout. */
export function scoreOf(evidence: readonly Evidence[]): number {
  const sum = evidence.reduce((total, { weight }) => total + weight, fitted.intercept);
  return 1 / (1 + Math.exp(-sum));
}

export const isCheckout = (score: number): boolean => score >= fitted.threshold;
