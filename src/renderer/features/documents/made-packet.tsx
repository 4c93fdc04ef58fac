/** A packet that was made: how much it is, the file, and who was left out of it and why. */

import { Button } from '@mantine/core';
import type { ResultOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { offerFile, openFile, printFile, size } from '../../ui/offer-file.tsx';
import classes from './documents.module.css';

export type Made = ResultOf<'documents.print'>;

/** As many sheets of the register as one call answers: enough to say which sheets of the last print are void by now. */
const MOST_SHEETS = 500;

/** Of which choices it was made: those on the screen, others a moment ago, or some before a reload. */
type From = 'these' | 'former' | 'before';

const FROM: Readonly<Record<From, { name: string; says?: string }>> = {
  these: { name: 'Printed' },
  former: { name: 'Printed with other choices', says: 'Made before the choices were changed.' },
  before: { name: 'Printed last', says: 'Printed last, with the choices of then.' },
};

/** A packet with void sheets is not given out again. */
export function MadePacket({ made, from }: { made: Made; from: From }) {
  const register = useChannel('documents.register', { limit: MOST_SHEETS });
  const voidNow = new Set(
    register.data?.rows.filter(({ voidSince }) => voidSince).map(({ number }) => number),
  );
  const numbers = new Set(made.printed.map(({ sheetNumber }) => sheetNumber));
  const gone = [...numbers].filter((number) => voidNow.has(number)).length;
  const cards = made.printed.every(({ kind }) => kind === 'card') && numbers.size > 0;
  const noun = cards ? 'card' : 'sheet';
  const again = from !== 'these';
  const chief = again ? 'default' : 'filled';
  const { name, says } = FROM[from];
  const title = numbers.size === 0 ? '' : `${numbers.size} ${noun}${numbers.size === 1 ? '' : 's'}, `;
  return (
    <section className={classes['made']} aria-label={name}>
      <h2>
        {title}
        {made.pages} {made.pages === 1 ? 'page' : 'pages'}
      </h2>
      {says && <p className="quiet">{says}</p>}
      {gone > 0 ? (
        <p>
          {gone} of its sheets {gone === 1 ? 'is' : 'are'} void by now. Make them again.
        </p>
      ) : (
        <>
          <div className={classes['ways']}>
            {printFile ? (
              <Button variant={chief} onClick={() => void printFile?.(made.file)}>
                Print…
              </Button>
            ) : (
              <Button variant={chief} onClick={() => void openFile(made.file)}>
                Open to print
              </Button>
            )}
            {printFile && (
              <Button variant="default" onClick={() => void openFile(made.file)}>
                Open
              </Button>
            )}
            <Button variant="default" onClick={() => void offerFile(made.file)}>
              {again ? 'Save again' : 'Save'}
            </Button>
          </div>
          <small className="quiet">
            {made.file.name}, {size(made.file.bytes)}
          </small>
        </>
      )}
      <LeftOut people={made.leftOut} folded />
    </section>
  );
}

export type LeftOutPerson = Made['leftOut'][number];

/** Carried by NOTHING_TO_PRINT, so that nobody is left out without a name. */
export function leftOutOf(failure: Failure): readonly LeftOutPerson[] {
  return (failure.details as { leftOut?: LeftOutPerson[] } | undefined)?.leftOut ?? [];
}

export function LeftOut({ people, folded }: { people: readonly LeftOutPerson[]; folded?: boolean }) {
  if (people.length === 0) return null;
  return (
    <details className={classes['leftOut']} open={!folded || people.length <= 3}>
      <summary>Left out: {people.length}</summary>
      <ul>
        {people.map((person) => (
          <li key={`${person.athleteId} ${person.reason}`}>
            <b>{person.name}</b> <span className="rule">{person.rule}</span> {person.reason}
            {person.from && <span className="quiet"> From {formatDate(person.from)}.</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
