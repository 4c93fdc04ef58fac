/** Counts as they stand in sentences and on buttons. */

export function athletes(count: number): string {
  return counted(count, 'athlete');
}

export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
