import type { Wording } from '../wording.ts';
import { read } from './stored.ts';
import { wordingUnder } from './wording.ts';

/** The words that the background speaks in. */
export const spoken = async (): Promise<Wording> => wordingUnder((await read('policy')).policy);
