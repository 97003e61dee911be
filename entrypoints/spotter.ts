import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { spot } from '../lib/browser/spot.ts';
import type { Wanted } from '../lib/checkout/detect.ts';

// `wanted` was put there by the background, before this.
const scope = globalThis as { isSpotting?: true; wanted?: Wanted };

// Injected by the background past the gate; a second time in a document changes nothing.
export default defineUnlistedScript(() => {
  if (scope.isSpotting) return;
  scope.isSpotting = true;
  // To compile it is a task by itself.
  setTimeout(() => spot(scope.wanted));
});
