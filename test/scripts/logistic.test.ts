import { describe, expect, it } from 'vitest';

import {
  chooseThreshold,
  crossValidate,
  type Example,
  fitLogistic,
  type Prior,
  probability,
} from '../../scripts/logistic.ts';

// The first feature tells all, the second nothing, the third the opposite of what it should.
const examples: Example[] = Array.from({ length: 40 }, (_, at) => {
  const isPositive = at % 2 === 0;
  return {
    features: [Number(isPositive), at % 4 < 2 ? 1 : 0, Number(!isPositive)],
    isPositive,
    group: `g${at % 10}`,
  };
});

const FOR: Prior = { sign: 1, weight: 0 };
const AGAINST: Prior = { sign: -1, weight: 0 };

describe('fitting the weights', () => {
  it('leaves a feature that no example has where it started', () => {
    const known: Prior = { sign: -1, weight: -2 };
    const unseen = examples.map((one) => ({ ...one, features: [...one.features, 0] }));
    expect(fitLogistic(unseen, [FOR, FOR, AGAINST, known], 0.01).weights[3]).toBeCloseTo(-2);
  });

  it('gives weight to what tells, and keeps every sign', () => {
    const { weights } = fitLogistic(examples, [FOR, FOR, FOR], 0.001);
    expect(weights[0]).toBeGreaterThan(1);
    expect(weights[1]).toBeLessThan(0.1);
    expect(weights[2]).toBe(0);
    expect(fitLogistic(examples, [FOR, FOR, AGAINST], 0.001).weights[2]).toBeLessThan(-1);
  });

  it('comes out the same each time', () => {
    expect(fitLogistic(examples, [FOR, FOR, AGAINST], 0.01)).toEqual(
      fitLogistic(examples, [FOR, FOR, AGAINST], 0.01),
    );
  });

  it('weighs less the stronger the penalty', () => {
    const [mild, strong] = [0.001, 0.1].map(
      (penalty) => fitLogistic(examples, [FOR, FOR, AGAINST], penalty).weights[0]!,
    );
    expect(mild!).toBeGreaterThan(strong!);
  });

  it('calls probable what it has seen to be so', () => {
    const model = fitLogistic(examples, [FOR, FOR, AGAINST], 0.001);
    expect(probability(model, [1, 0, 0])).toBeGreaterThan(0.9);
    expect(probability(model, [0, 0, 1])).toBeLessThan(0.1);
  });
});

describe('cross-validation', () => {
  it('judges each group by a model that has not seen it', () => {
    const lying = examples.map(({ features: [tells], isPositive, group }) => ({
      features: group === 'g0' ? [1 - tells!, 0, tells!] : [tells!, 0, 1 - tells!],
      isPositive,
      group,
    }));
    const logits = crossValidate(lying, [FOR, FOR, AGAINST], 0.001, 10);
    for (const [at, { group, isPositive }] of lying.entries())
      expect(logits[at]! > 0).toBe(group === 'g0' ? !isPositive : isPositive);
  });
});

describe('the threshold', () => {
  it('stands in the middle of the widest gap that costs least', () => {
    const four: Example[] = [-2, -1, 3, 4].map((at) => ({
      features: [],
      isPositive: at > 0,
      group: '',
    }));
    expect(chooseThreshold(four, [-2, -1, 3, 4], 3)).toBe(1);
  });

  it('would rather miss one than raise one false alarm that costs more', () => {
    const three: Example[] = [false, true, false, true].map((isPositive) => ({
      features: [],
      isPositive,
      group: '',
    }));
    expect(chooseThreshold(three, [0, 1, 2, 3], 3)).toBe(2.5);
    expect(chooseThreshold(three, [0, 1, 2, 3], 0.5)).toBe(0.5);
  });
});
