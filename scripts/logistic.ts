/** One labelled example: what was found of each feature (0 to 1). */
export interface Example {
  features: number[];
  isPositive: boolean;
  /** Examples of one group are held out together. */
  group: string;
  /** How much it counts, 1 for a page as it is. */
  weight: number;
}

export interface Model {
  intercept: number;
  weights: number[];
}

/** What is known of a feature before any example is seen: the sign of its weight, and where the weight starts from. */
export interface Prior {
  sign: 1 | -1;
  weight: number;
}

const STEPS = 4000;

/**
 * Logistic regression with an L2 penalty on how far the weights go from their priors. A weight keeps the sign it is
 * given: one that would turn out on the other side stays 0. Examples weigh less the more of them their group has, so that no product decides
 * alone, and both labels weigh the same in all. Deterministic (accelerated projected gradient).
 */
export function fitLogistic(
  examples: readonly Example[],
  priors: readonly Prior[],
  penalty: number,
): Model {
  const shares = sharesOf(examples);
  let weights = priors.map(({ weight }) => weight);
  let intercept = 0;
  let ahead = { weights, intercept };
  // A bound on the curvature: features lie in [0, 1], so a row's square is at most its width plus one.
  const widest = Math.max(
    1,
    ...examples.map(({ features }) => features.reduce((a, b) => a + b * b, 1)),
  );
  const step = 1 / (widest / 4 + penalty);
  for (let turn = 1; turn <= STEPS; turn++) {
    const slope = priors.map(({ weight }, at) => penalty * (ahead.weights[at]! - weight));
    let interceptSlope = 0;
    for (const [at, { features, isPositive }] of examples.entries()) {
      const error = (probability(ahead, features) - Number(isPositive)) * shares[at]!;
      interceptSlope += error;
      for (let feature = 0; feature < features.length; feature++)
        slope[feature]! += error * features[feature]!;
    }
    const next = ahead.weights.map((weight, at) => {
      const moved = weight - step * slope[at]!;
      return moved * priors[at]!.sign > 0 ? moved : 0;
    });
    const nextIntercept = ahead.intercept - step * interceptSlope;
    const momentum = (turn - 1) / (turn + 2);
    ahead = {
      weights: next.map((weight, at) => weight + momentum * (weight - weights[at]!)),
      intercept: nextIntercept + momentum * (nextIntercept - intercept),
    };
    weights = next;
    intercept = nextIntercept;
  }
  return { intercept, weights };
}

export const logit = ({ intercept, weights }: Model, features: readonly number[]): number =>
  features.reduce((sum, value, at) => sum + value * weights[at]!, intercept);

export const probability = (model: Model, features: readonly number[]): number =>
  1 / (1 + Math.exp(-logit(model, features)));

function sharesOf(examples: readonly Example[]): number[] {
  const sizes = new Map<string, number>();
  for (const { group, weight } of examples) sizes.set(group, (sizes.get(group) ?? 0) + weight);
  const raw = examples.map(({ group, weight }) => weight / Math.sqrt(sizes.get(group)!));
  const total = { true: 0, false: 0 };
  for (const [at, { isPositive }] of examples.entries()) total[`${isPositive}`] += raw[at]!;
  return raw.map((share, at) => share / (2 * total[`${examples[at]!.isPositive}`]));
}

/** The logit of each example under a model fitted without its group; groups are dealt to `folds` by their names. */
export function crossValidate(
  examples: readonly Example[],
  priors: readonly Prior[],
  penalty: number,
  folds: number,
): number[] {
  const groups = [...new Set(examples.map(({ group }) => group))].sort(byHash);
  const foldOf = new Map(groups.map((group, at) => [group, at % folds]));
  const logits = examples.map(() => 0);
  for (let fold = 0; fold < folds; fold++) {
    const kept = examples.filter(({ group }) => foldOf.get(group) !== fold);
    const model = fitLogistic(kept, priors, penalty);
    for (const [at, example] of examples.entries())
      if (foldOf.get(example.group) === fold) logits[at] = logit(model, example.features);
  }
  return logits;
}

/** An order of names that is the same on every machine and has nothing to do with the alphabet. */
const byHash = (a: string, b: string): number => hash(a) - hash(b) || (a < b ? -1 : 1);

function hash(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 16777619) >>> 0;
  return value;
}

/** The mean logistic loss of `logits`, both labels weighing the same. */
export function loss(examples: readonly Example[], logits: readonly number[]): number {
  const shares = sharesOf(examples);
  return examples.reduce((sum, { isPositive }, at) => {
    const margin = isPositive ? logits[at]! : -logits[at]!;
    return sum + shares[at]! * Math.log1p(Math.exp(-margin));
  }, 0);
}

/**
 * The logit from which a page counts as a checkout: where false alarms, which cost `alarmCost` times a miss, and misses
 * cost least; the middle of that stretch.
 */
export function chooseThreshold(
  examples: readonly Example[],
  logits: readonly number[],
  alarmCost: number,
): number {
  const sorted = [...new Set(logits)].sort((a, b) => a - b);
  let best = { cost: Infinity, width: 0, at: 0 };
  for (let cut = 1; cut < sorted.length; cut++) {
    const [low, high] = [sorted[cut - 1]!, sorted[cut]!];
    const at = (low + high) / 2;
    let cost = 0;
    for (const [index, { isPositive, weight }] of examples.entries()) {
      const isCalled = logits[index]! >= at;
      if (isCalled && !isPositive) cost += alarmCost * weight;
      if (!isCalled && isPositive) cost += weight;
    }
    const width = high - low;
    if (cost < best.cost || (cost === best.cost && width > best.width)) best = { cost, width, at };
  }
  return best.at;
}
