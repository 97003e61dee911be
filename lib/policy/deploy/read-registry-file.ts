/** What a .reg file sets, as a tree: keys and values by name; numbered ones are a list, as browsers read them. */
export function readRegistryFile(text: string): Record<string, unknown> {
  const root = bare();
  let at = root;
  for (const line of text.split(/\r?\n/)) {
    const key = /^\[(-?)([^\]]+)\]$/.exec(line.trim());
    if (key) at = key[1] ? bare() : branch(root, key[2]!.split('\\'));
    else readValue(line, at);
  }
  return root;
}

const LITERAL = "'((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)'";
const COMMAND = new RegExp(
  `^Set-PolicyValue ${LITERAL} ${LITERAL} (?:(\\d+) DWord|${LITERAL} String)$`,
);

/** What our own PowerShell script sets, as {@link readRegistryFile} says it. */
export function readPowershell(text: string): Record<string, unknown> {
  const root = bare();
  for (const line of text.split(/\r?\n/)) {
    const [, key, name, number, string] = COMMAND.exec(line.trim()) ?? [];
    if (key === undefined || name === undefined) continue;
    const at = branch(root, ['HKEY_LOCAL_MACHINE', ...single(key).split('\\')]);
    at[single(name)] = number === undefined ? single(string ?? '') : Number(number);
  }
  return root;
}

const single = (text: string) => text.replaceAll(/(['\u2018-\u201b])\1/g, '$1');

function readValue(line: string, at: Record<string, unknown>): void {
  const value = /^"((?:[^"\\]|\\.)*)"=(?:dword:([\da-f]{1,8})|"((?:[^"\\]|\\.)*)")\s*$/i.exec(line);
  if (!value) return;
  const [, name = '', number, string = ''] = value;
  at[unquoted(name)] = number === undefined ? unquoted(string) : Number.parseInt(number, 16);
}

const unquoted = (text: string) => text.replaceAll(/\\(.)/g, '$1');

/** What is called `__proto__` in it is a key like any other. */
const bare = () => Object.create(null) as Record<string, unknown>;

/** Names of keys are the same whatever their case. */
function branch(root: Record<string, unknown>, path: string[]): Record<string, unknown> {
  let at = root;
  for (const part of path) {
    const name = Object.keys(at).find((name) => name.toLowerCase() === part.toLowerCase()) ?? part;
    at[name] ??= bare();
    at = at[name] as Record<string, unknown>;
  }
  return at;
}

/** The part of a tree under a path, lists made from numbered children. */
export function under(tree: unknown, path: string[]): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return withLists(tree);
  if (typeof tree !== 'object' || tree === null) return undefined;
  const name = Object.keys(tree).find((name) => name.toLowerCase() === first.toLowerCase());
  return name === undefined ? undefined : under((tree as Record<string, unknown>)[name], rest);
}

function withLists(tree: unknown): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  const entries = Object.entries(tree).map(([name, value]) => [name, withLists(value)] as const);
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
