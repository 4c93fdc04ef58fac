/** Roster files of any size, the same on every machine. */

import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';

const FIRST = ['Ada', 'Ben', 'Chloë', 'Darius', 'Ewa', 'Farah', 'Grace', 'Håkon', 'Imogen', 'Jürgen'];
const SYLLABLES = ['bra', 'kel', 'mor', 'tin', 'sou', 'ved', 'gar', 'lho', 'pix', 'zuk'];
const SQUADS = ['Rowing', 'Track', 'Volleyball', 'Swimming', 'Football', 'Judo'];

/** Athletes with squad, day of birth, bodyweight and height; nobody twice. */
export function rosterCsv(athletes: number): string {
  const rows = Array.from({ length: athletes }, (_, place) => {
    const first = FIRST[place % 10];
    const last = lastName(Math.floor(place / 10));
    // Steps over about 35 years without meeting a day twice in a row.
    const born = addDays(calendarDateOf('1975-01-01'), (place * 7919) % 13_007);
    return [place + 1, last, first, SQUADS[place % 6], born, 55 + (place % 50), 160 + (place % 40)].join(';');
  });
  return [
    'Athlete ID;Last name;First name;Squad;Date of birth;Bodyweight (kg);Height (cm)',
    ...rows,
    '',
  ].join('\r\n');
}

/** A word for a number, so that every last name is another, and not nearly the same. */
function lastName(value: number): string {
  const word = String(value)
    .padStart(4, '0')
    .split('')
    .map((digit) => SYLLABLES[Number(digit)])
    .join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}
