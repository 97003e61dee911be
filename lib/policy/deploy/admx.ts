import type { ManagedSchema } from '../managed-schema.ts';
import { type Deployment } from './deployment.ts';
import { settingsKey } from './registry.ts';

/**
 * Administrative templates for Group Policy: each key of the policy as a setting of its own, once a browser. They
 * hold no values, so they are the same for every organisation. Format: Microsoft's policyDefinitions 1.0.
 */
export function admx(deployment: Deployment, schema: ManagedSchema): string {
  const policies = BROWSERS.flatMap(([browser]) =>
    keysOf(schema).map(([name, node]) =>
      setting(browser, settingsKey[browser](deployment), name, node),
    ),
  );
  return xml(
    'policyDefinitions',
    `<policyNamespaces>
    <target prefix="rightpurchase" namespace="RightPurchase.Policies"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="Any" displayName="$(string.Any)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="RightPurchase" displayName="$(string.RightPurchase)"/>
${BROWSERS.map(([id]) => `    <category name="${id}" displayName="$(string.${id})"><parentCategory ref="RightPurchase"/></category>`).join('\n')}
  </categories>
  <policies>
${policies.join('\n')}
  </policies>`,
  );
}

/** The English words for {@link admx}; the file's name is the same, in the folder en-US. */
export function adml(schema: ManagedSchema): string {
  const strings = [
    ['Any', 'Any version'],
    ['RightPurchase', 'Right Purchase'],
    ...BROWSERS,
    ...keysOf(schema).flatMap(([name, { description = '' }]) => [
      [name, name],
      [`${name}_help`, description + (hintOf(name, schema) ?? '')],
    ]),
  ];
  const presentations = BROWSERS.flatMap(([browser]) =>
    keysOf(schema).flatMap(([name, node]) => presentation(browser, name, node) ?? []),
  );
  return xml(
    'policyDefinitionResources',
    `<displayName>Right Purchase</displayName>
  <description>What Right Purchase is told by the organisation</description>
  <resources>
    <stringTable>
${strings.map(([id, text]) => `      <string id="${id}">${escaped(text!)}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>`,
  );
}

const BROWSERS = [
  ['chrome', 'Google Chrome'],
  ['edge', 'Microsoft Edge'],
  ['firefox', 'Mozilla Firefox'],
] as const;
type BrowserName = (typeof BROWSERS)[number][0];

const keysOf = ({ properties = {} }: ManagedSchema) => Object.entries(properties);

/** Lists are one value of JSON: the list element of templates cannot hold rows with several fields. */
const hintOf = (name: string, { properties = {} }: ManagedSchema) =>
  properties[name]?.type === 'array' ? ' As JSON, in one line.' : undefined;

const id = (browser: BrowserName, name: string) => `${browser}_${name}`;

function setting(browser: BrowserName, key: string, name: string, { type }: ManagedSchema): string {
  const isSwitch = type === 'boolean';
  const attributes = [
    `name="${id(browser, name)}"`,
    'class="Machine"',
    `displayName="$(string.${name})"`,
    `explainText="$(string.${name}_help)"`,
    ...(isSwitch
      ? [`valueName="${name}"`]
      : [`presentation="$(presentation.${id(browser, name)})"`]),
    `key="${escaped(key)}"`,
  ];
  const value = isSwitch
    ? '<enabledValue><decimal value="1"/></enabledValue><disabledValue><decimal value="0"/></disabledValue>'
    : `<elements>${element(name, type)}</elements>`;
  return `    <policy ${attributes.join(' ')}>
      <parentCategory ref="${browser}"/>
      <supportedOn ref="Any"/>
      ${value}
    </policy>`;
}

const element = (name: string, type: ManagedSchema['type']) =>
  type === 'integer'
    ? `<decimal id="${name}" valueName="${name}" required="true" maxValue="2147483647"/>`
    : `<text id="${name}" valueName="${name}" required="true" maxLength="1048576"/>`;

function presentation(browser: BrowserName, name: string, { type }: ManagedSchema) {
  if (type === 'boolean') return undefined;
  const box =
    type === 'integer'
      ? `<decimalTextBox refId="${name}">${name}</decimalTextBox>`
      : `<textBox refId="${name}"><label>${name}</label></textBox>`;
  return `      <presentation id="${id(browser, name)}">${box}</presentation>`;
}

const xml = (root: string, content: string) => `<?xml version="1.0" encoding="utf-8"?>
<${root} xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  ${content}
</${root}>
`;

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
