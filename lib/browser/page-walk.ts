/** Told of each node on the way. `enter` answers whether to go inside. */
export interface Visitor {
  text(node: Text): void;
  enter(element: Element): boolean;
  leave(element: Element): void;
}

const MAX_SHADOW_DEPTH = 20;

/**
 * Walks everything under `root` in the order of the page, open shadow roots before the children they are given.
 * Yields after each node, so that the caller can stop for breath or for good. The page may change in between: a node
 * that was taken out ends the walk where it stands.
 */
export function* walk(root: Node, visitor: Visitor, depth = 0): Generator<void, void, void> {
  let node = root.firstChild;
  while (node) {
    yield;
    if (node.nodeType === Node.TEXT_NODE) visitor.text(node as Text);
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const element = node as Element;
      if (visitor.enter(element)) {
        const shadow = element.shadowRoot;
        if (shadow && depth < MAX_SHADOW_DEPTH) yield* walk(shadow, visitor, depth + 1);
        if (element.firstChild) {
          node = element.firstChild;
          continue;
        }
      }
      visitor.leave(element);
    }
    node = following(node, root, visitor);
  }
}

function following(from: Node, root: Node, visitor: Visitor): ChildNode | null {
  let node: Node | null = from;
  while (node && node !== root) {
    if (node.nextSibling) return node.nextSibling;
    node = node.parentNode;
    if (node && node !== root) visitor.leave(node as Element);
  }
  return null;
}
