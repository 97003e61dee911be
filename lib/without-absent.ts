/** The object less its keys whose value is undefined. */
export const withoutAbsent = (whole: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
