/**
 * How a facility writes dates and loads on paper. Everything else on a sheet is in the language of the program.
 *
 * Sheets are worded in English and with a point first, then re-worded as a whole: what a sheet asks for, and with it
 * the register’s idea of the same work, does not depend on how a country writes it.
 */

export const DATE_LANGUAGES = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl'] as const;
export type DateLanguage = (typeof DATE_LANGUAGES)[number];

export type DecimalSign = '.' | ',';

export interface Wording {
  readonly dateLanguage: DateLanguage;
  readonly decimalSign: DecimalSign;
}

export const PLAIN_WORDING: Wording = { dateLanguage: 'en', decimalSign: '.' };

interface DateWords {
  /** January first, as they stand in a short date. */
  readonly months: readonly string[];
  /** Monday first. */
  readonly weekdays: readonly string[];
  /** Behind the day: `2. Nov. 2026`. */
  readonly afterDay: string;
}

const WORDS: Readonly<Record<DateLanguage, DateWords>> = {
  en: words('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec', 'Mon Tue Wed Thu Fri Sat Sun'),
  es: words('ene feb mar abr may jun jul ago sept oct nov dic', 'lun mar mié jue vie sáb dom'),
  fr: words(
    'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
    'lun. mar. mer. jeu. ven. sam. dim.',
  ),
  de: words('Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.', 'Mo Di Mi Do Fr Sa So', '.'),
  pt: words('jan fev mar abr mai jun jul ago set out nov dez', 'seg ter qua qui sex sáb dom'),
  it: words('gen feb mar apr mag giu lug ago set ott nov dic', 'lun mar mer gio ven sab dom'),
  nl: words('jan feb mrt apr mei jun jul aug sep okt nov dec', 'ma di wo do vr za zo'),
};

function words(months: string, weekdays: string, afterDay = ''): DateWords {
  return { months: months.split(' '), weekdays: weekdays.split(' '), afterDay };
}

const DATE = new RegExp(`\\b(\\d{1,2}) (${WORDS.en.months.join('|')})\\b`, 'g');
const POINT = /(?<=\d)\.(?=\d)/g;

/** A text that the program composed, re-worded: `Hip thrust 102.5 (2 Nov 2026)` → `Hip thrust 102,5 (2. Nov. 2026)`. */
export function reworded(text: string, { dateLanguage, decimalSign }: Wording): string {
  const numbers = decimalSign === ',' ? text.replace(POINT, ',') : text;
  if (dateLanguage === 'en') return numbers;
  const { months, afterDay } = WORDS[dateLanguage];
  return numbers.replace(
    DATE,
    (_, day: string, month: string) => `${day}${afterDay} ${months[WORDS.en.months.indexOf(month)]}`,
  );
}

/** `Mon` → `Mo`; any other text stays. */
export function rewordedWeekday(text: string, { dateLanguage }: Wording): string {
  return WORDS[dateLanguage].weekdays[WORDS.en.weekdays.indexOf(text)] ?? text;
}
