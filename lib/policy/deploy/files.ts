import { managedSchema } from '../managed-schema.ts';
import { adml, admx } from './admx.ts';
import type { DeployFile, Deployment } from './deployment.ts';
import { intuneProfile } from './intune.ts';
import { firefoxPolicies, googleAdminPolicy, linuxPolicy } from './json-files.ts';
import { chromiumProfile, firefoxProfile } from './mac-profile.ts';
import { powershellScript, registryFile, registryValues } from './registry.ts';

const NAME = 'right-purchase';

/** Everything an admin may need, whatever the fleet runs. `newId` makes UUIDs. */
export function deployFiles(deployment: Deployment, newId: () => string): DeployFile[] {
  const registry = registryValues(deployment);
  const schema = managedSchema();
  return [
    {
      path: `windows/${NAME}.reg`,
      on: ['windows'],
      text: registryFile(registry),
      encoding: 'utf-16le',
      about:
        'Chrome, Edge and Firefox on one Windows machine: reg import, as administrator. Good for a first try.',
    },
    {
      path: `windows/${NAME}.ps1`,
      on: ['windows', 'intune'],
      text: powershellScript(registry),
      encoding: 'utf-8-bom',
      about:
        'The same by script, for Intune (Devices › Scripts, as system, 64-bit) or any other tool. Edge under Intune needs this one.',
    },
    {
      path: `windows/group-policy/${NAME}.admx`,
      on: ['windows'],
      text: admx(deployment, schema),
      encoding: 'utf-8',
      about:
        'Group Policy: copy to the central store (PolicyDefinitions), the .adml to en-US in it; then Computer Configuration › Administrative Templates › Right Purchase.',
    },
    {
      path: `windows/group-policy/en-US/${NAME}.adml`,
      on: ['windows'],
      text: adml(schema),
      encoding: 'utf-8',
      about: 'The words for the templates.',
    },
    {
      path: `windows/intune-profile.json`,
      on: ['intune'],
      text: intuneProfile(deployment),
      encoding: 'utf-8',
      about:
        'Intune: a custom configuration profile for Chrome and Firefox, to be imported by Graph (POST /deviceManagement/deviceConfigurations).',
    },
    {
      path: 'macos/chrome.mobileconfig',
      on: ['macos'],
      text: chromiumProfile(deployment, 'chrome', newId),
      encoding: 'utf-8',
      about: 'Chrome on Macs, by MDM. Not by double click: Chrome only believes an MDM.',
    },
    {
      path: 'macos/edge.mobileconfig',
      on: ['macos'],
      text: chromiumProfile(deployment, 'edge', newId),
      encoding: 'utf-8',
      about: 'Edge on Macs, by MDM.',
    },
    {
      path: 'macos/firefox.mobileconfig',
      on: ['macos'],
      text: firefoxProfile(deployment, newId),
      encoding: 'utf-8',
      about:
        'Firefox on Macs, by MDM. Merge it into your Firefox profile where you have one: two do not add up.',
    },
    {
      path: `linux/chrome/${NAME}.json`,
      on: ['linux'],
      text: linuxPolicy(deployment, 'chrome'),
      encoding: 'utf-8',
      about:
        'Linux: /etc/opt/chrome/policies/managed/ for Chrome, /etc/chromium/policies/managed/ for Chromium; owned by root, mode 0644.',
    },
    {
      path: `linux/edge/${NAME}.json`,
      on: ['linux'],
      text: linuxPolicy(deployment, 'edge'),
      encoding: 'utf-8',
      about: 'Linux: /etc/opt/edge/policies/managed/ for Edge.',
    },
    {
      path: 'firefox/policies.json',
      on: ['firefox', 'linux'],
      text: firefoxPolicies(deployment),
      encoding: 'utf-8',
      about:
        'Firefox: /etc/firefox/policies/ on Linux, the folder distribution beside the program elsewhere. Merge it into the file that is there: Firefox reads one only.',
    },
    {
      path: `google-admin/${NAME}.json`,
      on: ['google-admin'],
      text: googleAdminPolicy(deployment),
      encoding: 'utf-8',
      about:
        'Google Admin console: Devices › Chrome › Apps & extensions, the extension, "Policy for extensions". Install and pin it on the same page.',
    },
  ];
}
