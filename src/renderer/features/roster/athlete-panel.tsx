/** The athlete beside the table: profile, clearance, maxima, program. The table stays where it is. */

import { ActionIcon, Tabs } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { displayName } from '#domain/athlete/names.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import { AthletePrograms } from '../assignments/athlete-programs.tsx';
import { ClearancePanel } from '../clearance/clearance-panel.tsx';
import { MaximaPanel } from '../loads/maxima-panel.tsx';
import { ProfileForm } from './profile-form.tsx';

export type PanelTab = 'profile' | 'clearance' | 'maxima' | 'program';

interface Props {
  readonly id: string;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly onClose: () => void;
  readonly onAssign: () => void;
}

export function AthletePanel({ id, tab, onTab, onClose, onAssign }: Props) {
  const athlete = useChannel('roster.athlete', { id });
  return (
    <aside className="panel" aria-label="Athlete">
      <header className="panel-head">
        <div style={{ minWidth: 0, flex: 1 }}>
          <h2>{athlete.data ? displayName(athlete.data) : ' '}</h2>
          {athlete.data && (
            <div style={{ display: 'flex', gap: 10, alignItems: 'center', flexWrap: 'wrap' }}>
              <TierChip tier={athlete.data.chip.tier} />
              <span className="quiet">{athlete.data.squads.join(', ')}</span>
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
      >
        <Tabs.List px={8}>
          <Tabs.Tab value="profile">Profile</Tabs.Tab>
          <Tabs.Tab value="clearance">Clearance</Tabs.Tab>
          <Tabs.Tab value="maxima">Maxima</Tabs.Tab>
          <Tabs.Tab value="program">Program</Tabs.Tab>
        </Tabs.List>
        <div className="panel-body">
          {athlete.data && (
            <>
              <Tabs.Panel value="profile">
                <ProfileForm key={`${id} ${athlete.data.version}`} athlete={athlete.data} />
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
            </>
          )}
        </div>
      </Tabs>
    </aside>
  );
}
