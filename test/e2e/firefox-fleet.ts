import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Policy } from '../../lib/policy/policy.ts';
import { built } from '../../scripts/builds.ts';
import { type PolicyFile, writeFirefoxPolicy } from '../../scripts/policy-file.ts';
import { firefoxHosted } from '../../scripts/release/self-hosted.ts';
import { readFolder } from '../../scripts/release/zip.ts';
import { type ManagedFirefox, startManagedFirefox } from './managed-firefox.ts';
import { type Publisher, startPublisher } from './publisher.ts';
import { startSecureFront } from './secure-front.ts';

/** An organisation with Firefox ESR that only writes a policy; its desk stands behind https, for Firefox updates from nowhere else. */
export interface FirefoxFleet {
  publisher: Publisher;
  /** The only browser of it, as it runs now. */
  firefox(): ManagedFirefox;
  /** Puts a version where browsers find it. */
  release(version: string): void;
  /** Writes the policy anew; where it stands. */
  setPolicy(policy: Policy): string;
  takePolicyBack(): void;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts with version 0.1.0 released, and the policy that `policyOf` makes of the publisher's own. */
export async function startFirefoxFleet(
  executablePath: string,
  policyOf: (told: Policy) => Policy = (told) => told,
): Promise<FirefoxFleet> {
  const profile = mkdtempSync(path.join(tmpdir(), 'firefox-'));
  const publisher = await startPublisher();
  const front = await startSecureFront(publisher.desk.url);
  let policy: PolicyFile | undefined;
  let firefox: ManagedFirefox | undefined;

  const fleet: FirefoxFleet = {
    publisher,
    firefox: () => firefox!,
    release: (version) => {
      const hosting = { baseUrl: `${front.url}/ext`, version };
      publisher.publish(firefoxHosted(readFolder(built('firefox')), hosting));
    },
    setPolicy: (told) => {
      policy?.remove();
      policy = writeFirefoxPolicy(told, {
        installUrl: `${front.url}/ext/right-purchase.xpi`,
        isUnsigned: true,
        authority: front.authority,
      });
      if (!policy) throw new Error('this machine has Firefox policies of its own');
      return policy.file;
    },
    takePolicyBack: () => policy?.remove(),
    restart: async () => {
      await firefox?.close();
      firefox = await startManagedFirefox(executablePath, profile);
    },
    stop: async () => {
      policy?.remove();
      await firefox?.close();
      await front.stop();
      await publisher.stop();
      rmSync(profile, { recursive: true, maxRetries: 5 });
    },
  };
  try {
    fleet.release('0.1.0');
    fleet.setPolicy(policyOf(publisher.policy));
    await fleet.restart();
    return fleet;
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}
