import { describe, expect, it } from 'vitest';
import { DATE_LANGUAGES, reworded, rewordedWeekday } from '#domain/paper/wording.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

describe('a text of a sheet', () => {
  it.each([
    ['en', '.', '4 × 8 @ 102.5 (2 Nov 2026)', '4 × 8 @ 102.5 (2 Nov 2026)'],
    ['en', ',', '4 × 8 @ 102.5 (2 Nov 2026)', '4 × 8 @ 102,5 (2 Nov 2026)'],
    ['es', ',', '1 Sep 2026 – 23 Jan 2027', '1 sept 2026 – 23 ene 2027'],
    ['fr', ',', '61.5 (3 Aug 2026)', '61,5 (3 août 2026)'],
    ['de', ',', '25 + 1.25 per side · 2 Mar 2026', '25 + 1,25 per side · 2. März 2026'],
    ['pt', '.', '7 Feb 2026', '7 fev 2026'],
    ['it', ',', '7 Jun 2026', '7 giu 2026'],
    ['nl', ',', '7 May 2026', '7 mei 2026'],
    ['de', ',', 'May do 3 × 10. 2 sets after 10 March', 'May do 3 × 10. 2 sets after 10 March'],
  ] as const)('in %s with “%s”: %s', (dateLanguage, decimalSign, text, becomes) => {
    expect(reworded(text, { dateLanguage, decimalSign })).toBe(becomes);
  });

  it.each(DATE_LANGUAGES)('has twelve months and seven weekdays of its own in %s', (dateLanguage) => {
    const wording = { dateLanguage, decimalSign: '.' as const };
    expect(new Set(MONTHS.map((month) => reworded(`1 ${month}`, wording))).size).toBe(12);
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    expect(new Set(days.map((day) => rewordedWeekday(day, wording))).size).toBe(7);
    expect(rewordedWeekday('', wording)).toBe('');
  });
});
