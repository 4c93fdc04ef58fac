/** Headers in seven languages, and the rows they stand in. */

import { describe, expect, it } from 'vitest';
import { headerLanguage, proposeMapping } from '#main/workbooks/roster/column-mapping.ts';
import { HEADER_ALIASES } from '#main/workbooks/roster/header-aliases.ts';
import { headerKey } from '#main/workbooks/roster/header-key.ts';

const propose = (headers: readonly string[], options: Parameters<typeof proposeMapping>[1] = {}) =>
  proposeMapping(
    headers.map((header, index) => ({ index, header, hidden: false })),
    options,
  );
const fields = (headers: readonly string[]) => propose(headers).map((column) => column.field);

describe('a list of', () => {
  it.each([
    [
      'English',
      ['Surname', 'First name', 'D.O.B.', 'Gender', 'Team(s)', 'Body Weight (kg)', 'Ht.', 'Training since'],
    ],
    [
      'Spanish',
      [
        'Apellidos',
        'Nombre',
        'Fecha de nacimiento',
        'Sexo',
        'Equipo',
        'Peso (kg)',
        'Altura',
        'Entrena desde',
      ],
    ],
    [
      'French',
      ['Nom', 'Prénom', 'Date de naissance', 'Sexe', 'Équipe', 'Poids (kg)', 'Taille', "S'entraîne depuis"],
    ],
    [
      'German',
      [
        'Nachname',
        'Vorname',
        'Geb.-Datum',
        'Geschlecht',
        'Mannschaft',
        'Körpergewicht (kg)',
        'Größe',
        'Trainiert seit',
      ],
    ],
    [
      'Portuguese',
      ['Sobrenome', 'Nome', 'Data de nascimento', 'Sexo', 'Equipa', 'Peso (kg)', 'Altura', 'Treina desde'],
    ],
    [
      'Italian',
      ['Cognome', 'Nome', 'Data di nascita', 'Sesso', 'Squadra', 'Peso (kg)', 'Altezza', 'Si allena dal'],
    ],
    [
      'Dutch',
      [
        'Achternaam',
        'Voornaam',
        'Geboortedatum',
        'Geslacht',
        'Ploeg',
        'Gewicht (kg)',
        'Lengte',
        'Traint sinds',
      ],
    ],
  ])('%s headers is understood', (_, headers) => {
    expect(fields(headers)).toEqual([
      'lastName',
      'firstName',
      'dateOfBirth',
      'sex',
      'squads',
      'bodyweight',
      'height',
      'trainingSince',
    ]);
    expect(propose(headers)[5]?.unit).toBe('kg');
  });
});

describe('one header', () => {
  it.each([
    ['Surname, First', { field: 'fullName', nameOrder: 'lastFirst' }],
    ['Name', { field: 'fullName', nameOrder: 'firstLast' }],
    ['Apellidos y nombre', { field: 'fullName', nameOrder: 'lastFirst' }],
    ['Nom et prénom', { field: 'fullName', nameOrder: 'lastFirst' }],
    ['#', { field: 'listNumber' }],
    ['M/F', { field: 'sex' }],
    ['E-mail', { field: 'email' }],
    ['Wt', { field: 'bodyweight' }],
    ['Weight in lbs', { field: 'bodyweight', unit: 'lb' }],
    ['Height (in)', { field: 'height', unit: 'in' }],
    [
      'Back Squat 1RM (lb)',
      { field: 'maximum', unit: 'lb', maximum: { exerciseName: 'Back Squat', reps: 1, repsStated: true } },
    ],
    [
      'Back Sq (kg)',
      { field: 'maximum', unit: 'kg', maximum: { exerciseName: 'Back Sq', reps: 1, repsStated: false } },
    ],
    ['RDL 5RM', { field: 'maximum', maximum: { exerciseName: 'RDL', reps: 5, repsStated: true } }],
    [
      'Kniebeuge 3 RM kg',
      { field: 'maximum', unit: 'kg', maximum: { exerciseName: 'Kniebeuge', reps: 3, repsStated: true } },
    ],
    ['Back / postnatal?', { field: 'health' }],
    ['Medical notes', { field: 'health' }],
    ['Clearance', { field: 'health' }],
    ['Freigabe Arzt', { field: 'health' }],
    ['Notes', { field: 'notes' }],
    ['Favourite colour', { field: 'ignored' }],
    ['Rug M', { field: 'ignored' }],
    ['Body weight', { field: 'bodyweight' }],
    ['Height / weight', { field: 'ignored' }],
    ['Max (kg)', { field: 'ignored' }],
  ])('%s', (header, mapping) => {
    expect(propose(['First name', 'Surname', header]).at(-1)).toMatchObject(
      header === 'Name' || mapping.field === 'fullName' ? { field: expect.any(String) } : mapping,
    );
    expect(propose([header])[0]).toMatchObject(mapping);
  });
});

it.each([
  '× bodyweight',
  'x BW',
  'xBW',
  'Times bodyweight',
  'BW ratio',
  '% BW',
  'Squat (x BW)',
  'Squat 1RM / BW',
  'Rel. strength',
  'Relative strength (kg/kg)',
  'veces el peso corporal',
  'Fuerza relativa',
  '× poids de corps',
  'x Körpergewicht',
  'Relativkraft',
  'vezes o peso corporal',
  'Força relativa',
  'volte il peso corporeo',
  'Forza relativa',
  '× lichaamsgewicht',
  'Relatieve kracht',
])('%s is a multiple of bodyweight: no bodyweight, no load', (header) => {
  expect(propose(['Name', header]).at(-1)).toMatchObject({ field: 'computed' });
});

describe('names that depend on their neighbours', () => {
  it.each([
    [
      ['Name', 'Vorname'],
      ['lastName', 'firstName'],
    ],
    [
      ['Nombre', 'Equipo'],
      ['fullName', 'squads'],
    ],
    [
      ['Nom', 'Équipe'],
      ['fullName', 'squads'],
    ],
    [
      ['Nombre', 'Apellidos'],
      ['firstName', 'lastName'],
    ],
  ])('%j are %j', (headers, wanted) => {
    expect(fields(headers)).toEqual(wanted);
  });
});

it('uses each field once and keeps kilograms beside pounds', () => {
  expect(fields(['Name', 'DOB', 'Date of birth', 'Weight (kg)', 'Weight (lb)'])).toEqual([
    'fullName',
    'dateOfBirth',
    'ignored',
    'bodyweight',
    'bodyweight',
  ]);
});

it('lets the coach correct a column', () => {
  const [, second, third] = propose(['Name', 'Wt', 'Notes'], {
    corrections: { B: { field: 'ignored' }, C: { field: 'maximum', exerciseName: 'Hip thrust', reps: 3 } },
  });
  expect([second?.field, third?.maximum]).toEqual([
    'ignored',
    { exerciseName: 'Hip thrust', reps: 3, repsStated: true },
  ]);
});

it.each([
  ['de', ['Nachname', 'Vorname', 'Team']],
  ['es', ['Apellidos', 'Nombre', 'Peso']],
  ['en', ['Surname', 'Team']],
  ['en', []],
] as const)('hears %s in %j', (language, headers) => {
  expect(headerLanguage(headers)).toBe(language);
});

it('holds its aliases in the form that headers are compared in', () => {
  const aliases = Object.values(HEADER_ALIASES).flatMap((byLanguage) => Object.values(byLanguage).flat());
  expect(
    aliases.filter(
      (alias) => alias !== '#' && headerKey(alias).words !== alias && headerKey(alias).unit === undefined,
    ),
  ).toEqual([]);
});
