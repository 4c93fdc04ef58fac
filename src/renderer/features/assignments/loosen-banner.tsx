/** Giving more again, on a coach's word: a paused program is resumed, a program that clearance allows more of is seen first. */

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentView, Proposal } from '#contract/assignments.ts';
import type { ResultOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call, runJob } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import classes from './conflicts.module.css';

export function LoosenBanner({ assignment }: { assignment: AssignmentView }) {
  if (assignment.state === 'paused') return <Paused id={assignment.id} />;
  return assignment.couldLoosen ? <AllowsMore id={assignment.id} /> : null;
}

function Paused({ id }: { id: string }) {
  const [refused, setRefused] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const resume = async () => {
    setFailure(undefined);
    try {
      const { refused } = await call('assignments.resume', { ids: [id] });
      setRefused(refused[0]?.reason);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    }
  };
  return (
    <>
      <div className={classes.banner}>
        <span>
          <b>Paused by a hold.</b> It starts again when you say so.
        </span>
        <Button variant="default" onClick={() => void resume()}>
          Resume
        </Button>
      </div>
      {refused && <p role="alert">Still paused: {refused}</p>}
      {failure && <FailureNote failure={failure} />}
    </>
  );
}

function AllowsMore({ id }: { id: string }) {
  const [offer, setOffer] = useState<ResultOf<'assignments.proposals'>>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  const look = () => attempt(async () => setOffer(await runJob('assignments.proposals', { ids: [id] })));
  const accept = (digest: string) =>
    attempt(async () => {
      await runJob('assignments.accept', { ids: [id], digest });
      setOffer(undefined);
    });
  const proposal = offer?.proposals[0];
  return (
    <>
      <div className={classes.banner}>
        <span>
          <b>Clearance now allows more.</b> The program stays as it is until you change it.
        </span>
        <Button variant="default" loading={busy && !offer} onClick={() => void look()}>
          See the change
        </Button>
      </div>
      {failure && !offer && <FailureNote failure={failure} />}
      <Modal
        opened={offer !== undefined}
        onClose={() => setOffer(undefined)}
        size="min(720px, 96vw)"
        title={<b>What clearance now allows</b>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {proposal ? <Change proposal={proposal} /> : <p>Nothing more than it gives already.</p>}
        {failure && <FailureNote failure={failure} />}
        <div className="dialog-foot" style={{ marginTop: 12 }}>
          <span className="quiet">
            Clearance is checked again when you change it. Printed sheets go void.
          </span>
          <span style={{ flex: 1 }} />
          <Button variant="default" flex="none" onClick={() => setOffer(undefined)}>
            Leave it as it is
          </Button>
          {offer && proposal && (
            <Button flex="none" loading={busy} onClick={() => void accept(offer.digest)}>
              Change the program
            </Button>
          )}
        </div>
      </Modal>
    </>
  );
}

function Change({ proposal }: { proposal: Proposal }) {
  const { program, fromTier, toTier, changes, lines } = proposal;
  return (
    <>
      <div>
        {program}: <TierChip tier={fromTier} /> to <TierChip tier={toTier} />
      </div>
      <ul className={classes.changes}>
        {changes.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <div className={classes.lines}>
        {lines.map(({ lineId, mark, now, anew }) => (
          <div key={lineId} className="changed-line">
            <span className="line-id">{mark}</span>
            <span>
              {now && <s className="quiet">{now}</s>}
              {now && <br />}
              <mark>{anew ?? 'Left out'}</mark>
            </span>
          </div>
        ))}
      </div>
    </>
  );
}
