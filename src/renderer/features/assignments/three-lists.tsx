/** The three lists: as written, with changes, not assigned; each person opens to what changes and why. */

import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ListedAthlete, ThreeLists } from '#contract/assignments.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { TierChip } from '../../ui/tier-chip.tsx';
import { ChangedLines } from './changed-lines.tsx';

/** More people than anybody reads one by one; the count says the rest. */
const MOST_SHOWN = 200;

export function ListsView({ lists }: { lists: ThreeLists }) {
  return (
    <div className="three-lists">
      <List title="As written" people={lists.asWritten} lists={lists} />
      <List title="With changes" people={lists.withChanges} lists={lists} />
      <List title="Not assigned" people={lists.notAssigned} lists={lists} />
    </div>
  );
}

function List({
  title,
  people,
  lists,
}: {
  title: string;
  people: readonly ListedAthlete[];
  lists: ThreeLists;
}) {
  return (
    <section aria-label={title}>
      <h3>
        <b>{people.length.toLocaleString('en')}</b> {title.toLowerCase()}
      </h3>
      {people.slice(0, MOST_SHOWN).map((person) => (
        <Person key={person.athleteId} person={person} lists={lists} />
      ))}
      {people.length > MOST_SHOWN && (
        <p className="quiet">and {(people.length - MOST_SHOWN).toLocaleString('en')} more</p>
      )}
      {people.length === 0 && <p className="quiet">Nobody.</p>}
    </section>
  );
}

function Person({ person, lists }: { person: ListedAthlete; lists: ThreeLists }) {
  const [open, setOpen] = useState(false);
  const exercises = useChannel('library.exercises', {});
  const names = useMemo(() => new Map(exercises.data?.map(({ id, name }) => [id, name])), [exercises.data]);
  const work = person.work ? lists.work[person.work] : undefined;
  const hasMore = person.reasons.length > 0 || person.wouldChange.length > 0 || (work?.changed ?? 0) > 0;
  const [first] = person.reasons;
  const [next] = person.wouldChange;
  return (
    <div className="listed">
      <UnstyledButton
        className="listed-head"
        aria-expanded={open}
        disabled={!hasMore}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight
          size={14}
          aria-hidden
          style={{ visibility: hasMore ? 'visible' : 'hidden', rotate: open ? '90deg' : undefined }}
        />
        <span className="listed-name">{person.name}</span>
        {person.tier !== 'T3' && <TierChip tier={person.tier} />}
      </UnstyledButton>
      {person.missingMaxima.length > 0 && (
        <div className="listed-note quiet">
          No maximum for {person.missingMaxima.map((id) => names.get(id) ?? id).join(', ')}
        </div>
      )}
      {!open && first && (
        <div className="listed-note">
          <span className="rule">{first.rule}</span> {first.text}
        </div>
      )}
      {!open && !work && next && (
        <div className="listed-note quiet">
          {next.from && `From ${formatDate(next.from)}: `}
          {next.text}
        </div>
      )}
      {open && (
        <div className="listed-more">
          {person.reasons.map((reason) => (
            <div key={`${reason.rule} ${reason.text}`} className="why">
              <span className="rule">{reason.rule}</span> {reason.text}
              <div className="source">{reason.source}</div>
            </div>
          ))}
          {person.wouldChange.length > 0 && <div className="section-title">What would change this</div>}
          {person.wouldChange.map((change) => (
            <div key={change.text}>
              {change.from && <b>{formatDate(change.from)} </b>}
              {change.text}
            </div>
          ))}
          {work && <ChangedLines work={work} names={names} />}
        </div>
      )}
    </div>
  );
}
