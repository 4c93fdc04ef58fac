/** Which sheets, of which weeks and sessions, on which paper. */

import { Checkbox, CloseButton, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { SheetKind } from '#contract/documents.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { PrintSearch } from '../../app/routes.tsx';
import classes from './documents.module.css';
import { SHEETS } from './words.ts';

const route = getRouteApi('/print');

interface Props {
  readonly sheets: readonly SheetKind[];
  readonly paper: 'A4' | 'Letter';
  /** The sessions of this day alone. */
  readonly day: CalendarDate | undefined;
  readonly onChange: (change: Partial<PrintSearch>) => void;
}

/** Sheets that no session is a part of. */
const NOT_OF_WORK: readonly SheetKind[] = ['attendance', 'progress', 'technique', 'blank'];

/** Weeks that can be asked for. */
const MOST_WEEKS = 104;

export function SheetChoice({ sheets, paper, day, onChange }: Props) {
  const { first, last, sessions, plates } = route.useSearch();
  const choose = (kind: SheetKind, in_: boolean) => {
    const next = SHEETS.map((sheet) => sheet.kind).filter((each) =>
      each === kind ? in_ : sheets.includes(each),
    );
    // Something is always chosen: a press on the last one does nothing.
    if (next.length > 0) onChange({ sheets: next });
  };
  const bySession = sheets.includes('session') || sheets.includes('rack');
  const ofWork = sheets.some((kind) => !NOT_OF_WORK.includes(kind));
  const narrowed = day !== undefined || sessions !== undefined;
  const whole = SHEETS.filter(({ kind }) => sheets.includes(kind) && NOT_OF_WORK.includes(kind));
  return (
    <section aria-label="Sheets" className={classes['sheets']}>
      <div className={classes['thumbs']}>
        {SHEETS.map(({ kind, name, says, way }) => (
          <label key={kind} className={classes['thumb']} data-on={sheets.includes(kind) || undefined}>
            <input
              type="checkbox"
              checked={sheets.includes(kind)}
              onChange={(event) => choose(kind, event.currentTarget.checked)}
            />
            <Thumbnail kind={kind} way={way} />
            <span>
              <b>{name}</b>
              <small className="quiet">{says}</small>
            </span>
          </label>
        ))}
      </div>
      {ofWork && day && (
        <span className="filter-word">
          {sessions ? `Session ${sessions.join(' and ')}` : 'Sessions'} of {formatDate(day)}
          <CloseButton
            size="xs"
            aria-label="Choose weeks and sessions instead"
            onClick={() => onChange({ day: undefined, sessions: undefined })}
          />
        </span>
      )}
      {ofWork && !day && (
        <div className={classes['options']}>
          <NumberInput
            label="From week"
            placeholder={bySession && sheets.length === 1 ? 'this one' : 'all'}
            min={1}
            max={MOST_WEEKS}
            allowDecimal={false}
            value={first ?? ''}
            onChange={(value) => onChange({ first: typeof value === 'number' ? value : undefined })}
          />
          <NumberInput
            label="to week"
            placeholder={first === undefined ? '' : String(first)}
            min={first ?? 1}
            max={MOST_WEEKS}
            allowDecimal={false}
            disabled={first === undefined}
            error={
              first !== undefined &&
              last !== undefined &&
              last < first &&
              `before week ${first}, which is printed alone`
            }
            value={last ?? ''}
            onChange={(value) => onChange({ last: typeof value === 'number' ? value : undefined })}
          />
          <TextInput
            label="Sessions"
            placeholder="all"
            maxLength={20}
            value={sessions?.join(' ') ?? ''}
            onChange={(event) => {
              const letters = event.currentTarget.value.toUpperCase().match(/[A-Z]/g) ?? [];
              onChange({ sessions: letters.length > 0 ? [...new Set(letters)] : undefined });
            }}
          />
        </div>
      )}
      {ofWork && narrowed && whole.length > 0 && (
        <p className="quiet">Not by session: {whole.map(({ name }) => name.toLowerCase()).join(', ')}.</p>
      )}
      <div className={classes['options']}>
        <SegmentedControl
          aria-label="Paper"
          value={paper}
          onChange={(value) => onChange({ paper: value as 'A4' | 'Letter' })}
          data={['A4', 'Letter']}
        />
        {ofWork && (
          <Checkbox
            label="Plates per side"
            checked={plates !== false}
            onChange={(event) => onChange({ plates: event.currentTarget.checked ? undefined : false })}
          />
        )}
      </div>
    </section>
  );
}

/** A sheet as it looks from across the room. */
function Thumbnail({ kind, way }: { kind: SheetKind; way: 'portrait' | 'landscape' }) {
  const [width, height] = way === 'portrait' ? [24, 32] : [32, 24];
  const lines = LOOKS[kind];
  return (
    <svg width="32" height="32" viewBox={`${(width - 32) / 2} ${(height - 32) / 2} 32 32`} aria-hidden>
      <rect
        x="0.5"
        y="0.5"
        width={width - 1}
        height={height - 1}
        rx="1.5"
        fill="none"
        stroke="currentColor"
      />
      <path d={`M4 5 h${width * 0.4}`} stroke="currentColor" strokeWidth="2" />
      <path d={lines} fill="none" stroke="currentColor" strokeWidth="1" opacity="0.75" />
    </svg>
  );
}

const LOOKS: Readonly<Record<SheetKind, string>> = {
  card: 'M4 10 h6 M4 14 h6 M4 18 h6 M13 9 h4 v3 h-4z M19 9 h4 v3 h-4z M25 9 h3 v3 h-3z M13 16 h4 v3 h-4z M19 16 h4 v3 h-4z',
  session: 'M4 11 h6 v5 h-6z M13 11 h6 v5 h-6z M4 21 h6 v5 h-6z M13 21 h6 v5 h-6z',
  rack: 'M4 9 h24 M4 12 h24 M4 15 h24 M4 18 h24 M4 21 h24',
  coach: 'M4 10 h24 M4 14 h14 M4 18 h18 M22 14 l2 2 4 -4',
  plan: 'M4 11 h16 M4 15 h12 M4 19 h16 M4 23 h10',
  attendance:
    'M4 9 h8 M4 14 h8 M4 19 h8 M15 8 h3 v3 h-3z M21 8 h3 v3 h-3z M15 13 h3 v3 h-3z M21 13 h3 v3 h-3z',
  progress: 'M4 12 h16 M4 26 v-9 M4 26 h16 M6 23 l4 -3 l4 1 l5 -4',
  technique: 'M4 14 h7 l4 2 v6 M5 20 v3 M4 26 h16',
  blank: 'M4 20 h24',
};
