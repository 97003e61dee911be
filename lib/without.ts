/** The values without the one of a key. */
export function without<Value>(values: Record<string, Value>, key: string): Record<string, Value> {
  const { [key]: _, ...others } = values;
  return others;
}
