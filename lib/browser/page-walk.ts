/** Told of each node on the way. `enter` answers whether to go inside. */
export interface Visitor {
  text(node: Text): void;
  enter(element: Element): boolean;
  leave(element: Element): void;
}

/**
 * A walk through everything under `root` in the order of the page, open shadow roots before the children they are
 * given, a few nodes at a time. The page may change in between: a node that was taken out ends the walk.
 */
export class PageWalk {
  private readonly root: Node;
  private readonly visitor: Visitor;
  /** Elements in whose shadow the walk is. */
  private readonly hosts: Element[] = [];
  private node: Node | null;

  constructor(root: Node, visitor: Visitor) {
    this.root = root;
    this.visitor = visitor;
    this.node = root.firstChild;
  }

  /** Visits up to `count` nodes and says whether there are more. */
  advance(count: number): boolean {
    for (let left = count; left > 0 && this.node; left--) this.node = this.visit(this.node);
    return this.node !== null;
  }

  private visit(node: Node): Node | null {
    if (node.nodeType === Node.TEXT_NODE) this.visitor.text(node as Text);
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const element = node as Element;
      if (this.visitor.enter(element)) {
        const shaded = element.shadowRoot?.firstChild;
        if (shaded) {
          this.hosts.push(element);
          return shaded;
        }
        if (element.firstChild) return element.firstChild;
      }
      this.visitor.leave(element);
    }
    return this.following(node);
  }

  private following(from: Node): Node | null {
    let node = from;
    for (;;) {
      if (node.nextSibling) return node.nextSibling;
      const parent = node.parentNode;
      if (parent === null || parent === this.root) return null;
      if (parent.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
        const host = this.hosts.pop();
        if (!host) return null;
        if (host.firstChild) return host.firstChild;
        node = host;
      } else node = parent;
      this.visitor.leave(node as Element);
    }
  }
}
