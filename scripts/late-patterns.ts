import { type Plugin, parseSync, Visitor } from 'vite';

/** Where Unicode is asked: the browser makes such a set anew each time it meets one, 30 µs for all letters. */
const COSTLY = /\\p\{/i;
/** These begin at the pattern's beginning, whatever was done with it before. */
const FROM_START = new Set(['match', 'matchAll', 'replace', 'replaceAll', 'split']);

/**
 * A literal pattern is made when its script is compiled, again when its function is, and again when it is first used:
 * the hundred of the spotter that ask Unicode were half of the task in which it is loaded. In the built script each is
 * made once, when it is first used.
 */
export const latePatterns: Plugin = {
  name: 'late-patterns',
  renderChunk: (code, { name }) =>
    name === 'spotter' ? { code: withLatePatterns(code), map: null } : null,
};

/** `code` is one function that is called at once, around all of a script. */
export function withLatePatterns(code: string): string {
  const places: { start: number; end: number; name: string }[] = [];
  const names = new Map<string, string>();
  const fresh = new Set<number>();
  let begin = 0;
  let depth = 0;
  const enter = (node: { body: { start: number } | null }) => {
    if (depth++ === 0) begin = node.body!.start + 1;
  };
  const leave = () => void depth--;
  const visitor = new Visitor({
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (first && FROM_START.has(callee.property.name)) fresh.add(first.start);
    },
    Literal(node) {
      if (!('regex' in node) || !COSTLY.test(node.regex.pattern)) return;
      // What goes on from where it was must be new in each call of its function, as a literal is.
      const goesOn = /[gy]/.test(node.regex.flags) && depth > 1 && !fresh.has(node.start);
      if (goesOn) return;
      const { pattern, flags } = node.regex;
      const made = `new LatePattern(${JSON.stringify(pattern)}, "${flags}")`;
      const name = names.get(made) ?? `late$${names.size}`;
      names.set(made, name);
      places.push({ start: node.start, end: node.end, name });
    },
  });
  visitor.visit(parseSync('spotter.js', code).program);

  let late = code;
  for (const { start, end, name } of places.toReversed())
    late = `${late.slice(0, start)}${name}${late.slice(end)}`;
  const all = Array.from(names, ([made, name]) => `const ${name} = ${made};`);
  return `${late.slice(0, begin)}${LatePattern.toString()}${all.join('')}${late.slice(begin)}`;
}

/** As much of a RegExp as the spotter uses. Its text goes into the built script. */
export class LatePattern {
  readonly source: string;
  readonly flags: string;
  made: RegExp | undefined;

  constructor(source: string, flags: string) {
    this.source = source;
    this.flags = flags;
  }

  get pattern(): RegExp {
    return (this.made ??= new RegExp(this.source, this.flags));
  }

  get lastIndex(): number {
    return this.pattern.lastIndex;
  }

  set lastIndex(at: number) {
    this.pattern.lastIndex = at;
  }

  exec(text: string) {
    return this.pattern.exec(text);
  }

  test(text: string) {
    return this.pattern.test(text);
  }

  [Symbol.match](text: string) {
    return this.pattern[Symbol.match](text);
  }

  [Symbol.matchAll](text: string) {
    return this.pattern[Symbol.matchAll](text);
  }

  [Symbol.replace](text: string, by: string) {
    return this.pattern[Symbol.replace](text, by);
  }

  [Symbol.split](text: string, limit?: number) {
    return this.pattern[Symbol.split](text, limit);
  }
}
