/** Changes throughout a program: one exercise for another, percentages that rise from week to week. */

import { Button, Modal, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { replaceExercise, shiftPercentages } from '#domain/program/edit.ts';
import { type Program, weeksInWords } from '#domain/program/program.ts';

interface ReplaceProps {
  readonly program: Program;
  readonly exercises: readonly Exercise[];
  readonly onChange: (to: Program) => void;
  readonly onClose: () => void;
}

export function ReplaceDialog({ program, exercises, onChange, onClose }: ReplaceProps) {
  const everywhere = [...linesOf(program), ...program.warmUp, ...program.foundation.lines];
  const used = new Set(everywhere.map(({ exerciseId }) => exerciseId));
  const choices = exercises.map(({ id, name }) => ({ value: id, label: name }));
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const lines = everywhere.filter(({ exerciseId }) => exerciseId === from).length;
  return (
    <Modal opened onClose={onClose} title="Replace an exercise">
      <Select
        label="In place of"
        data={choices.filter(({ value }) => used.has(value))}
        value={from}
        searchable
        onChange={setFrom}
        data-autofocus
      />
      <Select label="Write" data={choices} value={to} searchable mt="sm" onChange={setTo} />
      <Button
        mt="md"
        disabled={!from || !to || from === to}
        onClick={() => {
          if (from && to) onChange(replaceExercise(program, from, to));
          onClose();
        }}
      >
        {lines > 0 ? `Replace in ${lines} ${lines === 1 ? 'line' : 'lines'}` : 'Replace'}
      </Button>
    </Modal>
  );
}

interface ShiftProps {
  readonly program: Program;
  readonly exercises: ReadonlyMap<string, Exercise>;
  readonly onChange: (to: Program) => void;
  readonly onClose: () => void;
}

export function ShiftDialog({ program, exercises, onChange, onClose }: ShiftProps) {
  const withPercent = new Set(
    linesOf(program)
      .filter(({ prescription }) => prescription.groups.some(({ load }) => load.kind === 'percent'))
      .map(({ exerciseId }) => exerciseId),
  );
  const choices = [...withPercent].map((id) => ({ value: id, label: exercises.get(id)?.name ?? id }));
  const [exercise, setExercise] = useState<string | null>(choices[0]?.value ?? null);
  const [block, setBlock] = useState('0');
  const [points, setPoints] = useState<number>(2.5);
  const shift = exercise
    ? shiftPercentages(program, { exerciseId: exercise, fromBlock: Number(block), points })
    : undefined;
  return (
    <Modal opened onClose={onClose} title="Shift percentages">
      {choices.length === 0 && <p>No line of this program has a percentage.</p>}
      <Select label="Of" data={choices} value={exercise} onChange={setExercise} data-autofocus />
      <Select
        label="From"
        mt="sm"
        allowDeselect={false}
        data={program.phases.map((phase, index) => ({
          value: String(index),
          label: weeksInWords(phase),
        }))}
        value={block}
        onChange={(value) => setBlock(value ?? '0')}
      />
      <NumberInput
        label="By, in points"
        description="Twice as much in the next block of weeks, three times in the one after; never under 1 %, over 100 % of a 1RM or over 120 % of a training max."
        mt="sm"
        min={-50}
        max={50}
        step={2.5}
        decimalScale={2}
        suffix=" %"
        value={points}
        onChange={(value) => setPoints(Number(value) || 0)}
      />
      {shift && shift.stopped > 0 && (
        <p role="status">
          {shift.stopped === 1 ? '1 line stops' : `${shift.stopped} lines stop`} at the end of that range, so{' '}
          {shift.stopped === 1 ? 'it shifts' : 'they shift'} by less.
        </p>
      )}
      <Button
        mt="md"
        disabled={!shift || points === 0}
        onClick={() => {
          if (shift) onChange(shift.program);
          onClose();
        }}
      >
        Shift
      </Button>
    </Modal>
  );
}

function linesOf({ phases }: Program) {
  return phases.flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines));
}
