const met = new Set<ShadowRoot>();

/** Keeps an open shadow root that a walk through the page has come upon: to search for them takes as long as the walk. */
export function keepShadow(root: ShadowRoot): void {
  met.add(root);
}

/** The open shadow roots inside a part of the page, as far as it was walked through. Forms live there too. */
export function shadowsIn(part: Node): ShadowRoot[] {
  for (const root of met) if (!root.isConnected) met.delete(root);
  return [...met].filter((root) => isInside(root, part));
}

function isInside(root: ShadowRoot, part: Node): boolean {
  let inner: Node = root;
  while (inner instanceof ShadowRoot) {
    if (part.contains(inner.host)) return true;
    inner = inner.host.getRootNode();
  }
  return false;
}
