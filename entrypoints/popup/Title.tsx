import type { ReactNode } from 'react';

/** The heading of a view that begins with no field or button: it takes the focus, so that who hears the page begins there. */
export function Title({ children }: { children: ReactNode }) {
  return (
    <h1 ref={focus} tabIndex={-1}>
      {children}
    </h1>
  );
}

const focus = (heading: HTMLElement | null) => heading?.focus();
