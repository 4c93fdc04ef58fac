/** The keys of a place, on `?`. */

import { Kbd, Modal } from '@mantine/core';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Find people and places'],
  ['/', 'Search here'],
  ['↑ ↓ PgUp PgDn Home End', 'Move'],
  ['Space', 'Select'],
  ['Shift ↑ ↓', 'Select a range'],
  ['Ctrl A', 'Select all that match'],
  ['Enter', 'Open the athlete'],
  ['F2', 'Open the athlete to edit'],
  ['Esc', 'Back'],
  ['A', 'Assign a program'],
  ['P', 'Print'],
  ['E', 'Export'],
  ['C', 'Clearance'],
  ['L, S', 'On Clearance: record a letter, a screen'],
  ['I', 'Import a roster'],
  ['Ctrl C, Ctrl V', 'Copy the selected athletes, import copied cells'],
  ['G R, G P, G L', 'Go to Roster, Programs, Library'],
  ['G T, G E', 'Go to Print, Reports'],
  ['G V, G F', 'Go to Review, Facility'],
  ['Ctrl Z, Ctrl Shift Z', 'Undo, redo'],
  ['?', 'These keys'],
];

export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={<b>Keys</b>}>
      <table className="plain-table">
        <tbody>
          {KEYS.map(([keys, what]) => (
            <tr key={keys}>
              <td>
                <Kbd size="xs" ff="text">
                  {keys}
                </Kbd>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
