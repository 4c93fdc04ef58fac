/** The athlete beside the table: profile, clearance, maxima, program, progress. The table stays where it is. */

import { ActionIcon, Tabs } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { displayName } from '#domain/athlete/names.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import { useUnsaved } from '../../ui/use-unsaved.ts';
import { AthletePrograms } from '../assignments/athlete-programs.tsx';
import { ClearancePanel } from '../clearance/clearance-panel.tsx';
import { MaximaPanel } from '../loads/maxima-panel.tsx';
import { ProgressPanel } from '../progress/progress-panel.tsx';
import { ProfileForm } from './profile-form.tsx';
import { profileKey, type TypedProfile } from './typed-profile.ts';

export type PanelTab = 'profile' | 'clearance' | 'maxima' | 'program' | 'progress';

interface Props {
  readonly id: string;
  readonly tab: PanelTab;
  /** Grows with each wish to edit (F2); 0 when the athlete was only opened. */
  readonly edits: number;
  readonly onTab: (tab: PanelTab) => void;
  readonly onClose: () => void;
  readonly onAssign: () => void;
}

export function AthletePanel({ id, tab, edits, onTab, onClose, onAssign }: Props) {
  const athlete = useChannel('roster.athlete', { id });
  const unsaved = useUnsaved<TypedProfile>(profileKey(id)).value !== undefined;
  useLeavingUnsaved(id, unsaved);
  return (
    <aside
      className="panel"
      aria-label="Athlete"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || hasUseForEscape(event)) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="panel-head">
        <div style={{ minWidth: 0, flex: 1 }}>
          <h2>{athlete.data ? displayName(athlete.data) : ' '}</h2>
          {athlete.data && (
            <div style={{ display: 'flex', gap: 10, alignItems: 'center', flexWrap: 'wrap' }}>
              <TierChip tier={athlete.data.chip.tier} />
              <span className="quiet">{athlete.data.squads.join(', ')}</span>
              {unsaved && <mark>Unsaved</mark>}
            </div>
          )}
        </div>
        <ActionIcon variant="subtle" color="gray" onClick={onClose} aria-label="Close the panel (Esc)">
          <IconX size={18} />
        </ActionIcon>
      </header>
      {athlete.error && <FailureNote failure={athlete.error.failure} />}
      <Tabs
        value={tab}
        onChange={(value) => value && onTab(value as PanelTab)}
        keepMounted={false}
        style={{ flex: 1 }}
        styles={{ tab: { paddingInline: 7 } }}
      >
        <Tabs.List px={8}>
          <Tabs.Tab value="profile">Profile</Tabs.Tab>
          <Tabs.Tab value="clearance">Clearance</Tabs.Tab>
          <Tabs.Tab value="maxima">Maxima</Tabs.Tab>
          <Tabs.Tab value="program">Program</Tabs.Tab>
          <Tabs.Tab value="progress">Progress</Tabs.Tab>
        </Tabs.List>
        <div className="panel-body">
          {athlete.data && (
            <>
              <Tabs.Panel value="profile">
                <ProfileForm key={id} athlete={athlete.data} edits={edits} />
              </Tabs.Panel>
              <Tabs.Panel value="clearance">
                <ClearancePanel key={id} athleteId={id} />
              </Tabs.Panel>
              <Tabs.Panel value="maxima">
                <MaximaPanel key={id} athleteId={id} />
              </Tabs.Panel>
              <Tabs.Panel value="program">
                <AthletePrograms key={id} athleteId={id} onAssign={onAssign} />
              </Tabs.Panel>
              <Tabs.Panel value="progress">
                <ProgressPanel key={id} athleteId={id} />
              </Tabs.Panel>
            </>
          )}
        </div>
      </Tabs>
    </aside>
  );
}

/** Says once, on leaving an athlete, that what was typed is kept. No name: the next person may look at it. */
function useLeavingUnsaved(id: string, unsaved: boolean): void {
  const latest = useRef(unsaved);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another athlete is what ends it
  useEffect(
    () => () => {
      if (latest.current)
        notifications.show({
          message: 'What you typed is kept, not saved. Open the athlete again to go on.',
        });
    },
    [id],
  );
  // After the one above, which has to see what was so of the athlete that is left.
  useEffect(() => {
    latest.current = unsaved;
  });
}

/** An open list closes first; a half-written record stays until its own Cancel. Dialogs stand outside the panel. */
function hasUseForEscape({ target, currentTarget, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || !(target instanceof HTMLElement) || !currentTarget.contains(target)) return true;
  return (
    target.closest('[aria-haspopup][aria-expanded="true"]') !== null ||
    (target.closest('.evidence-form') !== null && target.matches('input, textarea, select'))
  );
}
