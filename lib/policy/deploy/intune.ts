import { managedSchema } from '../managed-schema.ts';
import { admx } from './admx.ts';
import type { Deployment } from './deployment.ts';
import { inRegistry } from './registry.ts';

/** Windows takes ingested templates for these; below Software\Policies\Microsoft (Edge) it refuses them. */
const BROWSERS = ['chrome', 'firefox'] as const;

/**
 * A custom configuration profile for Intune (Graph type windows10CustomConfiguration): brings the templates in, then
 * sets each key by them. Source: learn.microsoft.com, "Win32 and Desktop Bridge app ADMX policy Ingestion".
 */
export function intuneProfile(deployment: Deployment): string {
  const policies = './Device/Vendor/MSFT/Policy';
  const settings = Object.entries(deployment.policy).flatMap(([name, value]) =>
    BROWSERS.map((browser) =>
      omaSetting(
        `${browser}: ${name}`,
        `${policies}/Config/RightPurchase~Policy~RightPurchase~${browser}/${browser}_${name}`,
        stateOf(name, value),
      ),
    ),
  );
  const templates = omaSetting(
    'Templates',
    `${policies}/ConfigOperations/ADMXInstall/RightPurchase/Policy/RightPurchase`,
    admx(deployment, managedSchema()),
  );
  const profile = {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: 'Right Purchase',
    description: 'What Right Purchase is told by the organisation, for Chrome and Firefox.',
    omaSettings: [templates, ...settings],
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

const omaSetting = (displayName: string, omaUri: string, value: string) => ({
  '@odata.type': '#microsoft.graph.omaSettingString',
  displayName,
  omaUri,
  value,
});

function stateOf(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '<enabled/>' : '<disabled/>';
  return `<enabled/><data id="${name}" value="${attribute(String(inRegistry(value)))}"/>`;
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
