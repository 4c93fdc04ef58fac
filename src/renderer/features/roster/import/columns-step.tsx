/** The second step: how the file is read. Its sheet, what it leaves open, and where each column goes. */

import { SegmentedControl, Select } from '@mantine/core';
import type { ImportPreview } from '#contract/roster.ts';
import { ColumnsTable } from './columns-table.tsx';
import { ExercisesTable } from './exercises-table.tsx';
import { HeadersSelect } from './headers-select.tsx';
import classes from './import.module.css';
import type { Import } from './use-import.ts';

const CHOICE_WORDS: Readonly<Record<string, string>> = {
  kg: 'Kilograms',
  lb: 'Pounds',
  dmy: 'Day first: 31/12',
  mdy: 'Month first: 12/31',
};

/** Of the first question that is open. */
export const OPEN_ID = 'open-question';

export function ColumnsStep({ under, preview }: { under: Import; preview: ImportPreview }) {
  const { choices } = under;
  return (
    <>
      {preview.sheets.length > 1 && (
        <Select
          label="Sheet"
          w={260}
          mb={12}
          data={preview.sheets}
          value={preview.sheet}
          allowDeselect={false}
          onChange={(sheet) => sheet && under.chooseSheet(sheet)}
        />
      )}
      <HeadersSelect under={under} row={preview.headerRow} />
      {preview.questions.map((question) => (
        <div key={question.about} className="question">
          {question.choices.length > 0 && (
            <SegmentedControl
              aria-label={question.sentence}
              value={question.answer ?? ''}
              data={question.choices.map((choice) => ({
                value: choice,
                label: CHOICE_WORDS[choice] ?? choice,
              }))}
              onChange={(answer) => under.answer({ [question.about]: answer })}
            />
          )}
          <span id={question === under.open[0] ? OPEN_ID : undefined}>
            {question.answer === null && <b>To go on, answer this. </b>}
            {question.sentence}
          </span>
        </div>
      ))}
      {preview.assumptions.length > 0 && (
        <ul className={classes.sentences} aria-label="Assumed">
          {preview.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      )}
      {preview.remarks.length > 0 && (
        <details className={`why-chain ${classes.remarks}`}>
          <summary>What was read and left out ({preview.remarks.length})</summary>
          <ul className={classes.sentences}>
            {preview.remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        </details>
      )}
      <ExercisesTable
        preview={preview}
        onChoose={(name, exercise) => under.answer({ exercises: { ...choices.exercises, [name]: exercise } })}
      />
      <ColumnsTable
        preview={preview}
        onMap={(column, field) => under.answer({ mapping: { ...choices.mapping, [column]: field } })}
      />
    </>
  );
}
