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
    weight: 1,
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

  it('follows those examples that count more', () => {
    const torn = [true, false].map((isPositive): Example => {
      const weight = isPositive ? 3 : 1;
      return { features: [1], isPositive, group: String(isPositive), weight };
    });
    // Both labels weigh the same in all, so a third one without the feature makes the difference.
    const rest: Example = { features: [0], isPositive: false, group: 'rest', weight: 3 };
    const [heavy, light] = [3, 0.1].map((weight) => {
      const model = fitLogistic([...torn, { ...rest, weight }], [FOR], 0.001);
      return probability(model, [1]);
    });
    expect(heavy!).toBeGreaterThan(light!);
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
    const lying = examples.map(({ features: [tells], isPositive, group, weight }) => ({
      features: group === 'g0' ? [1 - tells!, 0, tells!] : [tells!, 0, 1 - tells!],
      isPositive,
      group,
      weight,
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
      weight: 1,
    }));
    expect(chooseThreshold(four, [-2, -1, 3, 4], 3)).toBe(1);
  });

  it('would rather miss one than raise one false alarm that costs more', () => {
    const three: Example[] = [false, true, false, true].map((isPositive) => ({
      features: [],
      isPositive,
      group: '',
      weight: 1,
    }));
    expect(chooseThreshold(three, [0, 1, 2, 3], 3)).toBe(2.5);
    expect(chooseThreshold(three, [0, 1, 2, 3], 0.5)).toBe(0.5);
    three[2]!.weight = 0.1;
    expect(chooseThreshold(three, [0, 1, 2, 3], 3)).toBe(0.5);
  });
});
