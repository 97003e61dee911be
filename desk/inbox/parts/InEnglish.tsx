import type { ReactNode } from 'react';

/** What there is in English alone: details for administrators, and a tool's own words. */
export const InEnglish = ({ children }: { children: ReactNode }) => (
  <span lang="en" dir="ltr">
    {children}
  </span>
);
