/** What a change of the policy would do, and for whom; saved from here with a reason, or not at all. */

import { Button, Modal, Textarea } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { AffectedAthlete, PolicyChanges, PolicyPreview } from '#contract/policy.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import { tellConflicts } from '../assignments/conflict-dialog.tsx';
import { ChangeList } from './change-list.tsx';
import classes from './policy.module.css';

/** More people than anybody reads one by one; the count says the rest. */
const MOST_SHOWN = 200;

const DIRECTION_WORDS: Readonly<Record<AffectedAthlete['direction'], string>> = {
  stricter: 'Stricter',
  looser: 'Looser',
  both: 'Stricter and looser',
  reasons: 'Same work, other reasons',
};

const OUTCOME_WORDS: Readonly<Record<AffectedAthlete['programs'][number]['outcome'], string>> = {
  changes: 'changes at once',
  held: 'is held at once',
  couldLoosen: 'stays; could be loosened',
};

interface Props {
  readonly preview: PolicyPreview;
  readonly changes: PolicyChanges;
  readonly looking: boolean;
  readonly onLookAgain: () => Promise<void>;
  readonly onClose: () => void;
  readonly onSaved: (version: number) => void;
}

export function EffectDialog({ preview, changes, looking, onLookAgain, onClose, onSaved }: Props) {
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const saved = await call('policy.save', { changes, digest: preview.digest, reason });
      onSaved(saved.version);
      tellConflicts(saved.conflicts);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  const lookAgain = async () => {
    setFailure(undefined);
    await onLookAgain();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1000px, 96vw)"
      title={<b>What this change does today</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ChangeList changes={preview.changes} />
      <Counts preview={preview} />
      {preview.athletes.length > 0 && <Affected athletes={preview.athletes} />}
      {failure && <FailureNote failure={failure} />}
      <div className={classes.foot}>
        <Textarea
          label="Reason"
          description="Kept with the version and in the audit trail."
          value={reason}
          maxLength={300}
          autosize
          minRows={1}
          maxRows={4}
          data-autofocus
          error={failure?.fields?.find(({ path }) => path === 'reason')?.sentence}
          onChange={(event) => setReason(event.currentTarget.value.replace(/\n/g, ' '))}
        />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        {failure?.code === 'POLICY_CHANGED' ? (
          <Button loading={looking} onClick={() => void lookAgain()}>
            Look again
          </Button>
        ) : (
          <Button loading={busy} disabled={reason.trim() === ''} onClick={() => void save()}>
            Save as version {preview.version + 1}
          </Button>
        )}
      </div>
    </Modal>
  );
}

function Counts({ preview: { athletes, looked, programs } }: { preview: PolicyPreview }) {
  if (athletes.length === 0) {
    return (
      <div className={classes.nobody}>
        <b>Nobody is affected.</b>
        <div className="quiet">
          {looked === 0
            ? 'Nobody has anything on record.'
            : `${people(looked)} with something on record were looked at: tier, reasons and permitted work stay as they are today.`}
        </div>
      </div>
    );
  }
  const of = (...directions: AffectedAthlete['direction'][]) =>
    athletes.filter(({ direction }) => directions.includes(direction)).length;
  const figures: readonly (readonly [number, string])[] = [
    [athletes.length, athletes.length === 1 ? 'athlete affected' : 'athletes affected'],
    [athletes.filter(({ archived }) => archived).length, 'of them archived'],
    [of('stricter'), 'stricter'],
    [of('looser'), 'looser'],
    [of('both'), 'stricter and looser'],
    [of('reasons'), 'other reasons only'],
    [programs.changes, runningPrograms(programs.changes, 'changes at once', 'change at once')],
    [programs.held, runningPrograms(programs.held, 'is held at once', 'are held at once')],
    [programs.couldLoosen, runningPrograms(programs.couldLoosen, 'could be loosened', 'could be loosened')],
  ];
  return (
    <>
      <ul className={classes.counts}>
        {figures
          .filter(([count]) => count > 0)
          .map(([count, words]) => (
            <li key={words}>
              <b>{count.toLocaleString('en')}</b> {words}
            </li>
          ))}
      </ul>
      {programs.couldLoosen > 0 && (
        <p className="quiet">
          No running program is given more by itself. To loosen one, accept the proposal in the athlete’s
          Program tab.
        </p>
      )}
    </>
  );
}

function Affected({ athletes }: { athletes: readonly AffectedAthlete[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse
    <section className={classes.affected} aria-label="Affected athletes" tabIndex={0}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>Athlete</th>
            <th>Tier</th>
            <th>Why</th>
            <th>Running program</th>
          </tr>
        </thead>
        <tbody>
          {athletes.slice(0, MOST_SHOWN).map((athlete) => (
            <tr key={athlete.athleteId}>
              <td>
                <b>{athlete.name}</b>
                {athlete.archived && <div className="quiet">Archived</div>}
                <div className="quiet">{athlete.squads.join(', ')}</div>
              </td>
              <td className={classes.tiers}>
                <TierChip tier={athlete.fromTier} />
                {athlete.fromTier !== athlete.toTier && (
                  <>
                    <IconArrowRight
                      className={classes.arrow}
                      size={14}
                      stroke={1.6}
                      role="img"
                      aria-label="becomes"
                    />
                    <TierChip tier={athlete.toTier} />
                  </>
                )}
                <div className="quiet">{DIRECTION_WORDS[athlete.direction]}</div>
              </td>
              <td>
                <span className="rule">{athlete.rule}</span> {athlete.text}
                {athlete.differences.length > 0 && (
                  <div className="source">{athlete.differences.join(' · ')}</div>
                )}
              </td>
              <td>
                {athlete.programs.map(({ name, outcome }) => (
                  <div key={name}>
                    {name}
                    <div className="quiet">{OUTCOME_WORDS[outcome]}</div>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {athletes.length > MOST_SHOWN && (
        <p className="quiet">and {(athletes.length - MOST_SHOWN).toLocaleString('en')} more</p>
      )}
    </section>
  );
}

function runningPrograms(count: number, one: string, many: string): string {
  return count === 1 ? `running program ${one}` : `running programs ${many}`;
}

function people(count: number): string {
  return count === 1 ? '1 athlete' : `${count.toLocaleString('en')} athletes`;
}
