import { createContext, useContext } from 'react';

import type { Evidence, HoldOut, Offer, Vendor } from '../../lib/checkout/sighting.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import type { Draft } from '../../lib/consultation/draft.ts';
import type { UiMessage } from '../../lib/messages.ts';
import type { VendorFacts } from '../../lib/vendors/vendor-facts.ts';
import type { Stored } from './stored.ts';

/** What the popup is about: a spotted checkout, or what the buyer named. */
export interface Purchase {
  vendor: Vendor;
  offer: Offer;
  vendorFacts?: VendorFacts | undefined;
  holdOut?: HoldOut | undefined;
  url?: string;
  /** Of a spotted checkout. */
  evidence?: readonly Evidence[];
  timing: Request['timing'];
  /** Where to start from, instead of the draft that is stored. */
  draft?: Draft;
  start?: 'spotted' | 'preview';
}

export type View =
  | { at: 'home' }
  | { at: 'purchase'; purchase: Purchase }
  | { at: 'consultation'; id: string }
  | { at: 'consultations' };

export interface PopupContext {
  stored: Stored;
  /** Who answers, in the organisation's own words. */
  contact: string;
  go: (view: View) => void;
  /** Says it to the background; a refusal is shown and told as `false`. */
  tell: (message: UiMessage) => Promise<boolean>;
}

export const Popup = createContext<PopupContext | undefined>(undefined);

export function usePopup(): PopupContext {
  const popup = useContext(Popup);
  if (!popup) throw new Error('no Popup above');
  return popup;
}
