/**
 * What a reload comes back to: of this tab and this person alone, gone with the tab or when they sign out. Whoever signs
 * in next finds nothing of it.
 */

export interface Kept<T> {
  read(): T | undefined;
  /** Undefined forgets it. */
  keep(value: T | undefined): void;
}

const PREFIX = 'rackside.';

/** `name` tells it apart from everything else that is kept, `person` is the id of whoever is signed in. */
export function keptAs<T>(name: string, person: string): Kept<T> {
  const key = `${PREFIX}${name}.${person}`;
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

/** Forgets it all, of everybody. */
export function forgetKept(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
}
