/** A place that takes a file dropped on it, and shows that it would. */

import { type DragEvent, useState } from 'react';

/** `over` is true while a file is held above; `drop` goes onto the element that takes it. */
export function useFileDrop(take: (file: File | null) => void) {
  const [over, setOver] = useState(false);
  return {
    over,
    drop: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0] ?? null);
      },
    },
  };
}
