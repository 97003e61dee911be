import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';

import { CHROMIUM_EXTENSION_ID, FIREFOX_ADDON_ID } from '../../../lib/extension-id.ts';

/** The extension as this desk serves it to browsers; ids are the project's own where it serves none. */
export interface Served {
  chromiumId: string;
  firefoxId: string;
  updateUrl: string;
  installUrl: string;
}

const NONE: Served = {
  chromiumId: CHROMIUM_EXTENSION_ID,
  firefoxId: FIREFOX_ADDON_ID,
  updateUrl: '',
  installUrl: '',
};

const updates = z.object({
  addons: z.record(
    z.string(),
    z.object({ updates: z.array(z.object({ update_link: z.string() })) }),
  ),
});

/** `undefined` until it is known whether the desk was started with `--extensions`. */
export const useServed = (): Served | undefined =>
  useQuery({ queryKey: ['served'], queryFn: readServed }).data;

async function readServed(): Promise<Served> {
  const [xml, json] = await Promise.all([read('updates.xml'), read('updates.json')]);
  return { ...NONE, ...chromiumIn(xml), ...firefoxIn(json) };
}

/** Empty where the desk has no such file. */
async function read(name: string): Promise<string> {
  const answer = await fetch(`/ext/${name}`);
  return answer.ok ? answer.text() : '';
}

export function chromiumIn(xml: string): Partial<Served> {
  const [, chromiumId] = /appid=['"]([a-p]{32})['"]/.exec(xml) ?? [];
  return chromiumId ? { chromiumId, updateUrl: `${location.origin}/ext/updates.xml` } : {};
}

export function firefoxIn(json: string): Partial<Served> {
  const { data } = updates.safeParse(json ? JSON.parse(json) : {});
  const [firefoxId, addon] = Object.entries(data?.addons ?? {})[0] ?? [];
  const installUrl = addon?.updates.at(-1)?.update_link;
  return firefoxId && installUrl ? { firefoxId, installUrl } : {};
}
