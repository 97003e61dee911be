/** The part of a page's address that is kept: origin and path. Query and fragment may hold anything. */
export function pageAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return (origin + pathname).slice(0, 2048);
}
