/** Ctrl C takes the selected athletes to a spreadsheet, Ctrl V brings cells into the import. */

import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import type { AthleteId } from '#contract/values.ts';
import { call } from '../../app/bridge.ts';
import { copyText } from '../../ui/copy-text.ts';
import { tell } from '../../ui/tell.ts';

interface Hands {
  readonly selected: readonly string[];
  readonly onPaste: (text: string) => void;
}

export function useClipboard(hands: Hands): void {
  const latest = useRef(hands);
  latest.current = hands;
  useEffect(() => {
    const typing = ({ target }: Event) =>
      target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    const copy = (event: ClipboardEvent) => {
      const { selected } = latest.current;
      // Words that are marked on the screen are what is meant.
      if (typing(event) || selected.length === 0 || window.getSelection()?.toString()) return;
      event.preventDefault();
      void copyAthletes(selected);
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      // A word is no roster: cells have tabs, or lines.
      if (typing(event) || !/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      latest.current.onPaste(text);
    };
    window.addEventListener('copy', copy);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('copy', copy);
      window.removeEventListener('paste', paste);
    };
  }, []);
}

export async function copyAthletes(ids: readonly string[]): Promise<void> {
  await tell(async () => {
    const { text, rows } = await call('workbooks.copy', { athleteIds: ids as AthleteId[] });
    const athletes = rows === 1 ? '1 athlete' : `${rows.toLocaleString('en')} athletes`;
    notifications.show({
      message: copyText(text)
        ? `Copied ${athletes}: paste into a spreadsheet. Health is not in it.`
        : 'The clipboard did not take it. Use Export instead.',
    });
  });
}
