/** The three lists: as written, with changes, not assigned; each person opens to what changes and why. */

import { NumberInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ListedAthlete, ThreeLists } from '#contract/assignments.ts';
import type { InputOf } from '#contract/channels.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import classes from './assign.module.css';
import { ChangedLines } from './changed-lines.tsx';
import { useRacks } from './use-racks.ts';
import { WeekPlan } from './week-plan.tsx';

/** What the lists answer. */
type Request = InputOf<'assignments.preview'>;

/** More people than anybody reads one by one; the count says the rest. */
const MOST_SHOWN = 200;

type Lists = Omit<ThreeLists, 'startDate'>;

interface Props {
  readonly lists: Lists;
  /** What the loads of a week are previewed for; absent where none are. */
  readonly request?: Request | undefined;
  /** What the third list is called. */
  readonly refused: string;
}

/** Three columns side by side; where there is room for one, the counts choose which. */
export function ListsView({ lists, request, refused }: Props) {
  const all = [
    { title: 'As written', people: lists.asWritten },
    { title: 'With changes', people: lists.withChanges },
    { title: refused, people: lists.notAssigned },
  ];
  const [chosen, setChosen] = useState(() => all.find(({ people }) => people.length > 0)?.title);
  return (
    <>
      <div className={classes.counts}>
        {all.map(({ title, people }) => (
          <button key={title} type="button" aria-pressed={title === chosen} onClick={() => setChosen(title)}>
            <b>{people.length.toLocaleString('en')}</b> {title.toLowerCase()}
          </button>
        ))}
      </div>
      <div className={classes.lists}>
        {all.map(({ title, people }) => (
          <List
            key={title}
            title={title}
            people={people}
            lists={lists}
            request={request}
            chosen={title === chosen}
          />
        ))}
      </div>
    </>
  );
}

function List({
  title,
  people,
  lists,
  request,
  chosen,
}: {
  title: string;
  people: readonly ListedAthlete[];
  lists: Lists;
  request: Request | undefined;
  chosen: boolean;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable without a mouse
    <section aria-label={title} tabIndex={0} data-chosen={chosen || undefined}>
      <h3>
        <b>{people.length.toLocaleString('en')}</b> {title.toLowerCase()}
      </h3>
      {people.slice(0, MOST_SHOWN).map((person) => (
        <Person key={person.athleteId} person={person} lists={lists} request={request} />
      ))}
      {people.length > MOST_SHOWN && (
        <p className="quiet">and {(people.length - MOST_SHOWN).toLocaleString('en')} more</p>
      )}
      {people.length === 0 && <p className="quiet">Nobody.</p>}
    </section>
  );
}

function Person({
  person,
  lists,
  request,
}: {
  person: ListedAthlete;
  lists: Lists;
  request: Request | undefined;
}) {
  const [open, setOpen] = useState(false);
  const exercises = useChannel('library.exercises', {});
  const names = useMemo(() => new Map(exercises.data?.map(({ id, name }) => [id, name])), [exercises.data]);
  const [usual] = useRacks();
  const work = person.work ? lists.work[person.work] : undefined;
  const [first] = person.reasons;
  // What clearance is waiting for is beside the point where the roster or the program itself is in the way.
  const wouldChange = first?.rule === 'ROSTER' || first?.rule === 'PROGRAM' ? [] : person.wouldChange;
  const [next] = wouldChange;
  const hasMore = person.reasons.length > 0 || wouldChange.length > 0 || work !== undefined;
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
      {work && usual && person.rack.id !== usual.value && (
        <div className="listed-note quiet">Trained at {person.rack.name}</div>
      )}
      {person.missingMaxima.length > 0 && (
        <div className="listed-note quiet">
          No maximum for {person.missingMaxima.map((id) => names.get(id) ?? id).join(', ')}
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
          {wouldChange.length > 0 && <div className="section-title">What would change this</div>}
          {wouldChange.map((change) => (
            <div key={change.text}>
              {change.from && <b>{formatDate(change.from)} </b>}
              {change.text}
            </div>
          ))}
          {work && <ChangedLines work={work} names={names} />}
          {work && request && <PreviewedWeek athleteId={person.athleteId} request={request} />}
        </div>
      )}
    </div>
  );
}

/** The loads of one week, before anything is saved. */
function PreviewedWeek({ athleteId, request }: { athleteId: ListedAthlete['athleteId']; request: Request }) {
  const { athleteIds: _all, ...choice } = request;
  const [week, setWeek] = useState(request.startWeek ?? 1);
  const plan = useChannel('assignments.previewPlan', { ...choice, athleteId, week });
  return (
    <section aria-label={`Loads of week ${week}`}>
      <NumberInput
        label="Loads of week"
        w={104}
        mt={10}
        min={1}
        max={52}
        hideControls={false}
        value={week}
        onChange={(value) => setWeek(Number(value) || 1)}
      />
      {plan.error && <FailureNote failure={plan.error.failure} />}
      {plan.data && <WeekPlan sessions={plan.data.sessions} />}
      {plan.data?.sessions.length === 0 && (
        <p className="quiet">{plan.data.held ?? 'Nothing in this week.'}</p>
      )}
    </section>
  );
}
