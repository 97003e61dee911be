import type { Scene } from '../scene.ts';
import type { Offer } from '../sighting.ts';
import { priceBehind } from './behind.ts';
import { choosePeriod } from './period.ts';
import { namePlan } from './plan.ts';
import { choosePrice } from './price.ts';
import { countSeats } from './seats.ts';
import { readStructured } from './structured.ts';
import { trialDays } from './trial.ts';

/** What is being bought, as far as the page says: what it does not say is absent. */
export function readOffer(scene: Scene): Offer {
  const price = choosePrice(scene) ?? priceBehind(scene);
  return withoutGaps({
    product: readStructured(scene.facts).name,
    plan: namePlan(scene),
    seats: countSeats(scene),
    price: price?.money,
    period: choosePeriod(scene, price),
    trialDays: trialDays(scene),
  });
}

function withoutGaps(offer: { [Key in keyof Offer]: Offer[Key] | undefined }): Offer {
  return Object.fromEntries(
    Object.entries(offer).filter(([, value]) => value !== undefined && value !== ''),
  ) as Offer;
}
