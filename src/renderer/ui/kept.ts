/** What a reload comes back to: of this tab alone, and gone with it. */

export interface Kept<T> {
  read(): T | undefined;
  /** Undefined forgets it. */
  keep(value: T | undefined): void;
}

/** `name` tells it apart from everything else that is kept. */
export function keptAs<T>(name: string): Kept<T> {
  const key = `rackside.${name}`;
  return {
    read() {
      try {
        return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null) ?? undefined;
      } catch {
        return undefined;
      }
    },
    keep(value) {
      if (value === undefined) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(value));
    },
  };
}
