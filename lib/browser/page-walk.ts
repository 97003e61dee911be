import { keepShadow } from './shadows.ts';

/** Told of each node on the way. `enter` answers whether to go inside. */
export interface Visitor {
  text(node: Text): void;
  enter(element: Element, name: string): boolean;
  leave(element: Element, name: string): void;
}

/** An element the walk is in, and whether it is still in its shadow. */
interface Open {
  element: Element;
  name: string;
  shaded: boolean;
}

/**
 * A walk through everything under `root` in the order of the page, open shadow roots before the children they are
 * given, a few nodes at a time. The page may change in between: where a node was taken out, the walk goes on after
 * what it stood in.
 */
export class PageWalk {
  private readonly visitor: Visitor;
  private readonly open: Open[] = [];
  private node: Node | null;

  constructor(root: Node, visitor: Visitor) {
    this.visitor = visitor;
    this.node = root.firstChild;
  }

  /** Visits up to `count` nodes and says whether there are more. */
  advance(count: number): boolean {
    for (let left = count; left > 0 && this.node; left--) this.node = this.visit(this.node);
    return this.node !== null;
  }

  private visit(node: Node): Node | null {
    const { nodeType } = node;
    if (nodeType === TEXT) this.visitor.text(node as Text);
    else if (nodeType === ELEMENT) {
      const element = node as Element;
      const name = element.localName;
      if (this.visitor.enter(element, name)) {
        const root = SHADELESS.has(name) ? null : element.shadowRoot;
        if (root) keepShadow(root);
        const shade = root?.firstChild;
        const inside = shade ?? element.firstChild;
        if (inside) {
          this.open.push({ element, name, shaded: inside === shade });
          return inside;
        }
      }
      this.visitor.leave(element, name);
    }
    return node.nextSibling ?? this.climb();
  }

  /** The next node outside what has come to its end. */
  private climb(): Node | null {
    for (let inner = this.open.at(-1); inner; inner = this.open.at(-1)) {
      const { element, name, shaded } = inner;
      inner.shaded = false;
      if (shaded && element.firstChild) return element.firstChild;
      this.open.pop();
      this.visitor.leave(element, name);
      if (element.nextSibling) return element.nextSibling;
    }
    return null;
  }
}

/** The most common of the elements that can have no shadow root. */
const SHADELESS: ReadonlySet<string> = new Set(
  'a b button em i label li strong td tr ul'.split(' '),
);

const ELEMENT = 1;
const TEXT = 3;
