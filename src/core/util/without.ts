/** A copy that lacks one of the fields. */
export function without<T extends object, K extends keyof T>(value: T, field: K): Omit<T, K> {
  const copy: Partial<T> = { ...value };
  delete copy[field];
  return copy as Omit<T, K>;
}
