import { type PlistValue, build } from 'plist';

import { type ChromiumBrowser, type Deployment, extensionSettings } from './deployment.ts';
import { firefoxPolicyObject } from './json-files.ts';

const DOMAIN = { chrome: 'com.google.Chrome', edge: 'com.microsoft.Edge' };

interface Payload {
  type: string;
  content: Record<string, unknown>;
}

/** A configuration profile for a Chromium-family browser on macOS. `newId` makes UUIDs. */
export function chromiumProfile(
  deployment: Deployment,
  browser: ChromiumBrowser,
  newId: () => string,
): string {
  const { chromiumId, policy } = deployment;
  const settings = extensionSettings(deployment, browser);
  const install = settings && {
    type: DOMAIN[browser],
    content: { ExtensionSettings: { [chromiumId]: settings } },
  };
  const told = { type: `${DOMAIN[browser]}.extensions.${chromiumId}`, content: policy };
  return profile(deployment, browser, [...(install ? [install] : []), told], newId);
}

export function firefoxProfile(deployment: Deployment, newId: () => string): string {
  const content = { EnterprisePoliciesEnabled: true, ...firefoxPolicyObject(deployment) };
  return profile(deployment, 'firefox', [{ type: 'org.mozilla.firefox', content }], newId);
}

function profile(
  { policy }: Deployment,
  browser: string,
  payloads: Payload[],
  newId: () => string,
): string {
  const identifier = `right-purchase.${browser}`;
  const envelope = (type: string, identifier: string) => ({
    PayloadType: type,
    PayloadIdentifier: identifier,
    PayloadUUID: newId(),
    PayloadVersion: 1,
    PayloadEnabled: true,
  });
  const whole = {
    ...envelope('Configuration', identifier),
    PayloadDisplayName: 'Right Purchase',
    PayloadDescription: 'Lets buyers ask IT before they pay for software.',
    ...(policy.organisationName && { PayloadOrganization: policy.organisationName }),
    PayloadScope: 'System',
    PayloadContent: payloads.map(({ type, content }) => ({
      ...content,
      ...envelope(type, `${identifier}.${type}`),
    })),
  };
  return `${build(whole as unknown as PlistValue)}\n`;
}
