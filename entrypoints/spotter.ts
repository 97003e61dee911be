import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { spot } from '../lib/browser/spot.ts';

const scope = globalThis as { isSpotting?: true };

// Injected by the background past the gate; a second time in a document changes nothing.
export default defineUnlistedScript(() => {
  if (scope.isSpotting) return;
  scope.isSpotting = true;
  spot();
});
