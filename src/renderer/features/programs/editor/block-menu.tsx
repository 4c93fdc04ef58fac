/** What can be done with a block of weeks as a whole. */

import { Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import * as edit from '#domain/program/edit.ts';
import type { Phase, Program } from '#domain/program/program.ts';

interface Props {
  readonly phase: Phase;
  readonly block: number;
  /** The program has no other weeks. */
  readonly alone: boolean;
  readonly onEdit: (step: (program: Program) => Program) => void;
}

export function BlockMenu({ phase, block, alone, onEdit }: Props) {
  const weeks = phase.lastWeek - phase.firstWeek + 1;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          px={6}
          size="compact-sm"
          aria-label={`Weeks ${phase.firstWeek} to ${phase.lastWeek}: more`}
        >
          <IconDots size={16} stroke={1.6} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onEdit((program) => edit.copyBlock(program, block))}>
          {weeks === 1 ? 'Copy this week' : 'Copy these weeks'}
        </Menu.Item>
        <Menu.Item onClick={() => onEdit((program) => edit.setBlockWeeks(program, block, weeks + 1))}>
          One week longer
        </Menu.Item>
        <Menu.Item
          disabled={weeks < 2}
          onClick={() => onEdit((program) => edit.setBlockWeeks(program, block, weeks - 1))}
        >
          One week shorter
        </Menu.Item>
        <Menu.Item
          disabled={weeks < 2}
          onClick={() => onEdit((program) => edit.splitBlock(program, block, phase.lastWeek))}
        >
          Make week {phase.lastWeek} its own
        </Menu.Item>
        <Menu.Item
          disabled={block === 0}
          onClick={() => onEdit((program) => edit.moveBlockUp(program, block))}
        >
          Move before the weeks in front
        </Menu.Item>
        <Menu.Item
          color="red"
          disabled={alone}
          onClick={() => onEdit((program) => edit.removeBlock(program, block))}
        >
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
