const PATHS = {
  mark: 'M5 1.5h6a3.5 3.5 0 0 1 3.5 3.5v3.5A3.5 3.5 0 0 1 11 12H8l-3 2.5V12a3.5 3.5 0 0 1-3.5-3.5V5A3.5 3.5 0 0 1 5 1.5M5.2 6.8l2 1.9 3.6-3.8',
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z',
  settings: 'M2 4.5h6m4 0h2M2 11.5h2m4 0h6M10 2.8v3.4M6 9.8v3.4',
  tab: 'M6.5 3H3v10h10V9.5M9.5 3H13v3.5M13 3 7.5 8.5',
} as const;

/** A small line drawing in the colour of its text; what it means is said beside it or by its button. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
