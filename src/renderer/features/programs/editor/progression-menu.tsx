/** How a line may grow: the rules to choose from, each with what it will do with this line. */

import { Menu } from '@mantine/core';
import { IconCheck, IconTrendingUp } from '@tabler/icons-react';
import type { Prescription } from '#domain/prescription/prescription.ts';
import {
  ADVISED_RIR,
  PROGRESSION_NAMES,
  type ProgressionRule,
  progressionInWords,
} from '#domain/training/progression-rules.ts';
import classes from './editor.module.css';

interface Props {
  readonly prescription: Prescription | undefined;
  readonly rule: ProgressionRule | undefined;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  readonly onChoose: (rule: ProgressionRule | undefined) => void;
}

const RULES = Object.keys(PROGRESSION_NAMES) as ProgressionRule[];

export function ProgressionMenu({ prescription, rule, opened, onOpened, onChoose }: Props) {
  const button = (
    <button
      type="button"
      className={classes.grows}
      tabIndex={-1}
      data-set={rule ? '' : undefined}
      aria-label={rule ? `Progression: ${PROGRESSION_NAMES[rule]}` : 'Progression: none'}
      title="How this line may grow (Alt Enter)"
      disabled={!prescription}
      onClick={() => onOpened(!opened)}
    >
      <IconTrendingUp size={15} stroke={1.7} aria-hidden />
    </button>
  );
  // A menu for each of a hundred lines would be a hundred menus too many.
  if (!opened || !prescription) return button;
  return (
    // The key that opens it is still on its way: as a key outside it would close it again.
    <Menu
      opened
      onChange={onOpened}
      clickOutsideEvents={['mousedown', 'touchstart']}
      position="bottom-end"
      width={340}
      shadow="md"
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Chosen is={rule === undefined} />} onClick={() => onChoose(undefined)}>
          As written
        </Menu.Item>
        {RULES.map((each) => (
          <Menu.Item key={each} leftSection={<Chosen is={rule === each} />} onClick={() => onChoose(each)}>
            <b>{PROGRESSION_NAMES[each]}</b>
            <div className={classes.does}>{sentence(each, prescription)}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What a rule does with a line, as it stands under the line. */
export function sentence(rule: ProgressionRule, prescription: Prescription): string {
  return progressionInWords(rule, prescription, prescription.rir ?? ADVISED_RIR);
}

function Chosen({ is }: { is: boolean }) {
  return <IconCheck size={15} stroke={2} style={{ visibility: is ? 'visible' : 'hidden' }} aria-hidden />;
}
