/** Public names of the sources the rules cite, each with the caveat that belongs to it. */

export const SOURCE = {
  guide: 'Hip thrust guide this program follows',
  facility: 'Facility rule',
  acog736: 'ACOG Committee Opinion 736 (2018)',
  acog804: 'ACOG Committee Opinion 804 (2020)',
  csep: 'CSEP postpartum guideline (2025)',
  gaqp: 'Delphi study behind the GAQ-P (2025); it lists relative contraindications only',
  goom: 'Goom, Donnelly and Brockwell (2019); expert opinion on running',
  hse: 'HSE Ireland, exercise after caesarean: heavy weights at 3 to 4 months',
  utsw: 'UT Southwestern: most should wait at least 12 weeks',
  parq: 'PAR-Q+: a clearance is valid for at most 12 months and void if the condition changes',
  nice: 'NICE NG59',
  acp: 'ACP low back pain guideline (2017); other sources draw the lines at 6 and 12 weeks',
  ces: 'BMJ Best Practice, cauda equina syndrome',
  finucane: 'Finucane and colleagues (2020); lists of warning signs prompt a referral, not a diagnosis',
  pain: 'Pain-monitoring model (Thomeé 1997), from tendon and knee studies, not from back pain',
  contreras2016:
    'Contreras and colleagues (2016): less mean glute activity in the American than in the barbell thrust',
  berglund: 'Berglund and colleagues (2015): low pain and back endurance predicted benefit (35 people)',
  rts: 'RTS chart, made from other lifts',
} as const;
