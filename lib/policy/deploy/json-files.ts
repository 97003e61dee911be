import {
  type ChromiumBrowser,
  type Deployment,
  addonSettings,
  extensionSettings,
} from './deployment.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** A managed policy file of Chrome, Chromium or Edge on Linux. */
export function linuxPolicy(deployment: Deployment, browser: ChromiumBrowser): string {
  const { chromiumId, policy } = deployment;
  const settings = extensionSettings(deployment, browser);
  return json({
    ...(settings && { ExtensionSettings: { [chromiumId]: settings } }),
    '3rdparty': { extensions: { [chromiumId]: policy } },
  });
}

/** What the Google Admin console takes under "Policy for extensions": every value in a wrapper of its own. */
export const googleAdminPolicy = ({ policy }: Deployment): string =>
  json(Object.fromEntries(Object.entries(policy).map(([key, Value]) => [key, { Value }])));

/** Firefox's policies.json, on every system. */
export const firefoxPolicies = (deployment: Deployment): string =>
  json({ policies: firefoxPolicyObject(deployment) });

export function firefoxPolicyObject(deployment: Deployment): Record<string, unknown> {
  const { firefoxId, policy } = deployment;
  const settings = addonSettings(deployment);
  return {
    ...(settings && { ExtensionSettings: { [firefoxId]: settings } }),
    '3rdparty': { Extensions: { [firefoxId]: policy } },
  };
}
