import { type SchemaNode, policyFields, schemaOf } from './fields.ts';

const INTRO = `# Every key of the policy

What an organisation tells the extension through the browser ([for administrators](admins.md) says how). Every key is optional; one that does not fit is named in the settings page and counts as absent. Made from the schema by \`npm run policy:schema\`; a test fails when it differs.`;

/** docs/policy.md: each key, what it takes, what holds without it; then the parts of the lists. */
export function policyReference(): string {
  const fields = policyFields();
  const rows = fields.map(({ key, description, absent }) => [
    `\`${key}\``,
    description,
    valueOf(schemaOf(key)),
    absent === undefined ? '' : code(absent),
  ]);
  const parts = fields
    .filter(({ kind }) => kind === 'json')
    .flatMap(({ key }) => tablesOf(key, schemaOf(key).items as SchemaNode));
  return `${[INTRO, table(['key', 'what', 'takes', 'else'], rows), ...parts].join('\n\n')}\n`;
}

/** A row of a list part by part, then the rows within it. */
function tablesOf(path: string, { properties = {}, required = [] }: SchemaNode): string[] {
  const parts = Object.entries(properties) as [string, SchemaNode][];
  const rows = parts.map(([name, node]) => [
    `\`${name}\`${required.includes(name) ? ' (needed)' : ''}`,
    valueOf(node),
  ]);
  const inner = parts.flatMap(([name, { items }]) =>
    isRow(items) ? tablesOf(`${path}[].${name}`, items) : [],
  );
  return [`## A row of \`${path}\``, table(['part', 'takes'], rows), ...inner];
}

const isRow = (node: unknown): node is SchemaNode =>
  (node as SchemaNode | undefined)?.type === 'object';

function valueOf(node: SchemaNode): string {
  const { type, format, minimum, maximum, maxItems, items } = node;
  if (node.enum) return node.enum.map(code).join(' or ');
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'integer') return `a whole number${range(minimum, maximum)}`;
  if (type === 'array') {
    const most = maxItems === undefined ? '' : `, at most ${maxItems}`;
    return `a list of ${itemsOf(items as SchemaNode)}${most}`;
  }
  return format === 'uri' ? 'an address' : 'a text';
}

function itemsOf({ type, enum: choices }: SchemaNode): string {
  if (type === 'object') return 'rows';
  return choices ? choices.map(code).join(', ') : 'texts';
}

function range(from: number | undefined, to: number | undefined): string {
  if (to === undefined || to === Number.MAX_SAFE_INTEGER) return `, ${from} or more`;
  return `, ${from} to ${to}`;
}

const code = (value: unknown) => `\`${JSON.stringify(value)}\``;

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
