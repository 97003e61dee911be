import { tellBackground } from '../../lib/browser/tell-background.ts';
import type { Purchase } from './popup-context.ts';

/** A purchase of which only the name, or the address, of the vendor was written. */
export async function namedPurchase(
  written: string,
  timing: Purchase['timing'],
): Promise<Purchase> {
  const answer = await tellBackground({ type: 'find-vendor', written });
  const found = answer.ok ? answer.found : undefined;
  return { vendor: { name: written }, ...found, offer: {}, timing };
}
