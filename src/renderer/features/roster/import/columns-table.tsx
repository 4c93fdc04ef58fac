/** Columns of the file, and the field of the roster that each goes to. */

import { Select } from '@mantine/core';
import type { ImportPreview } from '#contract/roster.ts';
import classes from './import.module.css';

const FIELDS = [
  { value: 'fullName', label: 'Name' },
  { value: 'firstName', label: 'First name' },
  { value: 'lastName', label: 'Last name' },
  { value: 'preferredName', label: 'Preferred name' },
  { value: 'dateOfBirth', label: 'Date of birth' },
  { value: 'sex', label: 'Sex' },
  { value: 'squads', label: 'Squads' },
  { value: 'sport', label: 'Sport' },
  { value: 'position', label: 'Position' },
  { value: 'bodyweight', label: 'Bodyweight' },
  { value: 'weighed', label: 'Bodyweight taken on' },
  { value: 'measured', label: 'Bodyweight and maxima taken on' },
  { value: 'height', label: 'Height' },
  { value: 'trainingSince', label: 'Training since' },
  { value: 'email', label: 'Email' },
  { value: 'phone', label: 'Phone' },
  { value: 'guardian', label: 'Guardian' },
  { value: 'emergencyContact', label: 'Emergency contact' },
  { value: 'coach', label: 'Coach' },
  { value: 'notes', label: 'Notes' },
  { value: 'externalId', label: 'Id' },
  { value: 'tested', label: 'Maxima tested on' },
];

const WORDS: ReadonlyMap<string, string> = new Map([
  ...FIELDS.map(({ value, label }) => [value, label] as const),
  ['heightMm', 'Height'],
]);

/** A field in the words of this table; a lift is called as the file calls it. */
export function fieldWords(field: string): string {
  return WORDS.get(field) ?? field;
}

/** What a column was found to be that nobody would choose: said where it is so, and there alone. */
const FOUND: Readonly<Record<string, string>> = {
  maximum: 'Maxima: see above',
  health: 'Nothing: it is about health',
  computed: 'Nothing: Rackside keeps it itself',
  listNumber: 'Nothing: it numbers the list',
};

function fieldsFor(field: string | null) {
  const found = field === null ? undefined : FOUND[field];
  return found === undefined ? FIELDS : [{ value: field ?? '', label: found }, ...FIELDS];
}

interface Props {
  readonly preview: ImportPreview;
  /** Null leaves the column out. */
  readonly onMap: (column: string, field: string | null) => void;
}

export function ColumnsTable({ preview, onMap }: Props) {
  return (
    <table className={`plain-table ${classes.choices}`}>
      <thead>
        <tr>
          <th>Column</th>
          <th>Header in the file</th>
          <th>For example</th>
          <th>Goes to</th>
        </tr>
      </thead>
      <tbody>
        {preview.columns.map((column) => (
          <tr key={column.column}>
            <td>{column.column}</td>
            <td>{column.header}</td>
            <td className="quiet">{column.sample}</td>
            <td>
              <Select
                aria-label={`Column ${column.column} goes to`}
                data={fieldsFor(column.field)}
                value={column.field}
                placeholder="Not imported"
                clearable={column.field !== null}
                onChange={(field) => onMap(column.column, field)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
