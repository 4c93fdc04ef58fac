/** Every way a call can fail, with the sentence a coach reads and the way out of it. */

export interface ErrorText {
  /** What happened and what was kept. */
  readonly message: string;
  /** What to do now. */
  readonly wayOut: string;
  /** True when the same call may succeed later without changing it. */
  readonly retryable: boolean;
}

/** The closed list. A channel declares which of these it may answer with; anything else becomes INTERNAL. */
export const ERRORS = {
  INVALID_INPUT: text(
    'Something in this request is not allowed. Nothing was changed.',
    'Correct the marked fields.',
  ),
  UNKNOWN_CHANNEL: text(
    'Rackside has no such action. Nothing was changed.',
    'List the actions with `channels`.',
  ),
  CALLER_REFUSED: text(
    'This request did not come from the Rackside window. Nothing was changed.',
    'Open Rackside from its own link.',
  ),
  INTERNAL: text(
    'Something went wrong inside Rackside. Nothing was changed.',
    'Try again; if it stays, send the reference to whoever looks after Rackside.',
    true,
  ),
  NOT_READY: text(
    'The roster is not open yet, because its file needs attention.',
    'While a backup is being restored, wait a moment and try again. Otherwise choose a backup or start afresh on the recovery screen.',
  ),
  SIGN_IN_NEEDED: text('Nobody is signed in. Nothing was changed.', 'Sign in with your name and PIN.'),
  LEAD_NEEDED: text('Only a lead may do this. Nothing was changed.', 'Ask a lead to sign in.'),
  OTHER_DAY: text(
    'The day that was named is not today. On another day nobody is given work and nothing about health is recorded. Nothing was changed.',
    'Leave out the day, or try it in the sample facility.',
  ),
  DATE_REFUSED: text('The date was not confirmed. Nothing was changed.', 'Correct the marked fields.'),
  DETAILS_NEEDED: text(
    'Another day than today is shown only to whoever may see health details.',
    'Look at today, or ask a lead.',
  ),
  WRONG_PIN: text('That PIN does not fit the name.', 'Try again.'),
  SIGN_IN_SLOWED: text(
    'Too many wrong tries in a row, so the next one has to wait.',
    'Wait a little, or ask a lead for a new PIN.',
    true,
  ),
  PERSON_REFUSED: text('This person was not saved.', 'Correct the marked fields.'),
  LAST_LEAD: text(
    'A facility needs at least one lead. Nothing was changed.',
    'Make somebody else a lead first.',
  ),
  NOT_FOUND: text('That record is no longer here.', 'Close the panel and look it up again.'),
  STALE_ROW: text(
    'Somebody changed this record after you opened it. Your change was not saved.',
    'Compare both values and save again.',
  ),
  ALREADY_STARTED: text(
    'This facility already has data, so nothing was replaced.',
    'Open another data folder to try the sample facility.',
  ),
  FILE_GONE: text('That file is no longer at hand.', 'Choose the file again.'),
  FILE_REFUSED: text(
    'This file could not be read. Nothing was changed. Save it again as .xlsx or .csv.',
    'Then choose it again.',
  ),
  NO_HEADERS: text(
    'No row of headers was found in this file. Nothing was changed.',
    'Or say in which row the headers stand, or that there are none.',
  ),
  REPORT_TOO_LONG: text(
    'The log of this choice has more than 200,000 sets, too many for one sheet. No file was made.',
    'Choose a shorter period, a squad, or fewer athletes.',
  ),
  FILE_NOT_WRITTEN: text(
    'The file could not be written; no part of it was left behind.',
    'Choose another folder or free some space.',
    true,
  ),
  FILE_NOT_OPENED: text(
    'No program on this computer opens this file. It was not changed.',
    'Save it and open it yourself.',
  ),
  IMPORT_CHANGED: text(
    'The roster changed after this preview. Nothing was imported.',
    'Look at the new preview and import again.',
    true,
  ),
  IMPORT_QUESTION: text(
    'A question about this file is still open. Nothing was imported.',
    'Answer it under Sheet and columns, then import.',
  ),
  NOTHING_TO_UNDO: text('There is nothing to undo.', 'Carry on.'),
  NOT_THE_NEWEST: text(
    'Something else was changed since. Nothing was undone.',
    'Take back what is newer first, with Ctrl Z.',
  ),
  TAKEN_BACK: text('This is taken back already, or too long ago to be.', 'Look at how it stands now.'),
  UNDO_BLOCKED: text(
    'It was changed again since, so undoing it would lose the newer change. Nothing was undone.',
    'Edit the record by hand.',
  ),
  EVIDENCE_REFUSED: text('This record was not saved.', 'Correct the marked fields.'),
  EPISODE_CLOSED: text('This episode is closed. Nothing was added to it.', 'Open a new episode.'),
  POLICY_REFUSED: text('This policy was not saved.', 'Correct the marked fields.'),
  POLICY_CHANGED: text(
    'The policy, or something on record, changed after this preview. Nothing was saved.',
    'Look again at who is affected, then save.',
    true,
  ),
  PREVIEW_CHANGED: text(
    'A clearance, maximum or program changed after this preview. Nothing was assigned.',
    'Look at the three lists again, then assign.',
    true,
  ),
  NOBODY_ASSIGNABLE: text(
    'Nobody in this choice can be given work today. Nothing was assigned.',
    'The third list says for each athlete what would change it.',
  ),
  PROGRAM_REFUSED: text('This program was not published.', 'Mend what is named, then publish again.'),
  FACILITY_REFUSED: text('The facility was not saved.', 'Correct the marked fields.'),
  LOGO_REFUSED: text(
    'This file cannot be the logo. The logo was not changed.',
    'Choose a PNG, or an SVG of plain areas and lines.',
  ),
  RACK_IN_USE: text(
    'Programs are trained at a rack that this takes away. Nothing was changed.',
    'Say at which rack they go on.',
  ),
  EXERCISE_REFUSED: text('This exercise was not saved.', 'Correct the marked fields.'),
  MAXIMUM_REFUSED: text('This maximum was not saved.', 'Correct the marked fields.'),
  LOG_REFUSED: text('This entry was not saved.', 'Correct what is named.'),
  RESCHEDULE_REFUSED: text('No session was moved.', 'Correct what is named.'),
  NOTHING_TO_FILL_IN: text(
    'Nobody of this choice has a session to fill in that week. No file was made.',
    'Choose another week or other athletes, or see who was left out and why.',
  ),
  NOTHING_TO_PRINT: text(
    'There is no sheet to print for this choice. No file was made.',
    'Assign a program first, or see who was left out and why.',
  ),
  PRINT_CHANGED: text(
    'While the sheets were drawn, what they say or whom they are for changed, or they were printed elsewhere. No file was kept.',
    'Print again.',
    true,
  ),
  SHEETS_VOID: text(
    'Sheets in this file are void since it was made, so it was thrown away.',
    'Print again: that gives what is permitted now.',
  ),
  SHEET_NUMBER_WRONG: text(
    'That is no sheet number: a character is wrong or two are swapped.',
    'Read the number at the foot of the sheet once more. It has six characters and no 0, I, L, O or U.',
  ),
  UNDRAWABLE_TEXT: text(
    'A name has a character that no font here can draw, so nothing was printed.',
    'Give the athlete a preferred name without it and print with preferred names, or change what has it.',
  ),
  UNDRAWABLE_FACILITY: text(
    'A name of this facility has a character that no font here can draw, so nothing was printed.',
    'Change it under Facility, then print again.',
  ),
  JOB_GONE: text('That task is no longer known.', 'Start it again.'),
  JOB_CANCELLED: text(
    'Cancelled. Nothing was changed and no file was left behind.',
    'Start it again whenever you like.',
    true,
  ),
  TOO_LARGE: text(
    'That is more than Rackside takes at once. Nothing was changed.',
    'Split it into smaller parts.',
  ),
  DATA_FOLDER_BUSY: text(
    'Rackside is already open on this data folder.',
    'Use that window, or close it first.',
    true,
  ),
  DATA_FOLDER_READ_ONLY: text(
    'Rackside may not write to its data folder. Nothing was changed.',
    'Choose another folder or allow writing to this one.',
  ),
  DISK_FULL: text(
    'The disk is full. What was saved before is safe; this change was not saved.',
    'Free some space and try again.',
    true,
  ),
  NEWER_DATABASE: text(
    'This roster was last opened by a newer Rackside. It was left untouched.',
    'Install the newer version and open it again.',
  ),
  DAMAGED_DATABASE: text(
    'The roster file is damaged. It was set aside, and nothing was deleted.',
    'Choose a backup to go on from.',
  ),
  NO_SUCH_BACKUP: text('That backup is no longer there. Nothing was changed.', 'Choose another backup.'),
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

/** Errors that any channel may answer with, without declaring them. */
export const COMMON_ERRORS = [
  'INVALID_INPUT',
  'UNKNOWN_CHANNEL',
  'CALLER_REFUSED',
  'SIGN_IN_NEEDED',
  'LEAD_NEEDED',
  'OTHER_DAY',
  'INTERNAL',
  'NOT_READY',
  'DISK_FULL',
  'DATA_FOLDER_READ_ONLY',
  'DAMAGED_DATABASE',
  'NEWER_DATABASE',
  'TOO_LARGE',
] as const satisfies readonly ErrorCode[];

function text(message: string, wayOut: string, retryable = false): ErrorText {
  return { message, wayOut, retryable };
}
