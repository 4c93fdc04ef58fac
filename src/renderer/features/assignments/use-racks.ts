/** The racks of the facility as a choice: by name, with the room's before it where there are several. */

import { useMemo } from 'react';
import { racksOf } from '#domain/facility/equipment.ts';
import { useChannel } from '../../app/queries.ts';

export function useRacks(): readonly { readonly value: string; readonly label: string }[] {
  const rooms = useChannel('facility.get', {}).data?.rooms;
  return useMemo(() => racksOf(rooms ?? []).map(({ id, name }) => ({ value: id, label: name })), [rooms]);
}
