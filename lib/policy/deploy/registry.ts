import type { Policy } from '../policy.ts';
import {
  type ChromiumBrowser,
  type Deployment,
  addonSettings,
  extensionSettings,
} from './deployment.ts';

/** A value in HKEY_LOCAL_MACHINE. */
export interface RegistryValue {
  key: string;
  name: string;
  data: string | number;
}

type Ids = Pick<Deployment, 'chromiumId' | 'firefoxId'>;

/** Where each browser reads what the extension is told. */
export const settingsKey = {
  chrome: ({ chromiumId }: Ids) =>
    `SOFTWARE\\Policies\\Google\\Chrome\\3rdparty\\extensions\\${chromiumId}\\policy`,
  edge: ({ chromiumId }: Ids) =>
    `SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\${chromiumId}\\policy`,
  firefox: ({ firefoxId }: Ids) =>
    `SOFTWARE\\Policies\\Mozilla\\Firefox\\3rdparty\\Extensions\\${firefoxId}`,
};

/** Where each browser reads whether and how it installs the extension. */
export const installKey = {
  chrome: ({ chromiumId }: Ids) =>
    `SOFTWARE\\Policies\\Google\\Chrome\\ExtensionSettings\\${chromiumId}`,
  edge: ({ chromiumId }: Ids) =>
    `SOFTWARE\\Policies\\Microsoft\\Edge\\ExtensionSettings\\${chromiumId}`,
  firefox: ({ firefoxId }: Ids) =>
    `SOFTWARE\\Policies\\Mozilla\\Firefox\\ExtensionSettings\\${firefoxId}`,
};

/** All values for the three browsers. */
export function registryValues(deployment: Deployment): RegistryValue[] {
  const chromium = (browser: ChromiumBrowser) => [
    ...valuesIn(installKey[browser](deployment), extensionSettings(deployment, browser)),
    ...valuesIn(settingsKey[browser](deployment), deployment.policy),
  ];
  return [
    ...chromium('chrome'),
    ...chromium('edge'),
    ...valuesIn(installKey.firefox(deployment), addonSettings(deployment)),
    ...valuesIn(settingsKey.firefox(deployment), deployment.policy),
  ];
}

function valuesIn(key: string, values: Policy | Record<string, unknown> = {}): RegistryValue[] {
  return Object.entries(values).map(([name, value]) => ({ key, name, data: inRegistry(value) }));
}

/** Switches and numbers are DWORDs; a list is JSON in one value, which keeps its order. */
export function inRegistry(value: unknown): string | number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' || typeof value === 'string') return value;
  return JSON.stringify(value);
}

const CAUTION = [
  'If your policy ExtensionSettings is one value of JSON today, add this extension to it instead of the keys',
  'ExtensionSettings below: Chrome and Edge would heed the keys alone.',
];

/** A file for regedit or `reg import`. */
export function registryFile(values: RegistryValue[]): string {
  const keys = Map.groupBy(values, ({ key }) => key);
  const sections = [...keys].map(([key, values]) =>
    [`[HKEY_LOCAL_MACHINE\\${key}]`, ...values.map(registryLine)].join('\r\n'),
  );
  const caution = CAUTION.map((line) => `; ${line}`).join('\r\n');
  return `${['Windows Registry Editor Version 5.00', caution, ...sections].join('\r\n\r\n')}\r\n`;
}

function registryLine({ name, data }: RegistryValue): string {
  const isNumber = typeof data === 'number';
  return `${quoted(name)}=${isNumber ? `dword:${data.toString(16).padStart(8, '0')}` : quoted(data)}`;
}

const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** A script for Intune and other tools that run PowerShell as the system (64-bit). */
export function powershellScript(values: RegistryValue[]): string {
  const lines = values.map(({ key, name, data }) => {
    const type = typeof data === 'number' ? 'DWord' : 'String';
    const value = typeof data === 'number' ? String(data) : literal(data);
    return `Set-PolicyValue ${literal(key)} ${literal(name)} ${value} ${type}`;
  });
  return [
    ...CAUTION.map((line) => `# ${line}`),
    "$ErrorActionPreference = 'Stop'",
    'function Set-PolicyValue([string] $Key, [string] $Name, $Value, [string] $Type) {',
    '  $path = "HKLM:\\$Key"',
    '  if (-not (Test-Path -LiteralPath $path)) { New-Item -Path $path -Force | Out-Null }',
    '  New-ItemProperty -LiteralPath $path -Name $Name -Value $Value -PropertyType $Type -Force | Out-Null',
    '}',
    '',
    ...lines,
    '',
  ].join('\r\n');
}

/** In single quotes nothing is expanded; PowerShell takes typographic ones for quotes, too. */
const literal = (text: string) => `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
