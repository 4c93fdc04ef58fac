/** What a reload comes back to, of whoever is signed in. */

import { useMemo } from 'react';
import { useChannel } from '../../app/queries.ts';
import { type Kept, keptAs } from '../../ui/kept.ts';

/** `name` tells it apart from everything else that is kept. */
export function useKept<T>(name: string): Kept<T> {
  const person = useChannel('system.status', {}).data?.person?.id ?? '';
  return useMemo(() => keptAs<T>(name, person), [name, person]);
}
