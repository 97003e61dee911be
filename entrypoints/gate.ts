import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { keepGate } from '../lib/browser/gatekeeper.ts';

// On every page; registered by wxt.config.ts.
export default defineUnlistedScript(() => keepGate());
