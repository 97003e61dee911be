import { keepGate } from '../lib/browser/gatekeeper.ts';

/** On every page, so without WXT's wrappers; registered by wxt.config.ts. */
export default { main: keepGate };
export { keepGate };
