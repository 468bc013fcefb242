import type { DateWords, HolidayRow, RuleRow } from '../pack/dates.ts';
import { DAY_FIRST, SHARED_RULES } from '../pack/shared-dates.ts';

const BELOW_SEVENTEEN =
  'zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize';
const base = [...BELOW_SEVENTEEN.split(' '), 'dix sept', 'dix huit', 'dix neuf'];

/** A ten and what is added to it; one and eleven are joined by "et" below eighty. */
const fromTen = (ten: string, count: number): string[] =>
  base.slice(1, count).map((unit, index) => {
    const and = index === 0 || index === 10 ? ' et ' : ' ';
    return unit
      .split('|')
      .map(one => `${ten}${and}${one}`)
      .join('|');
  });

const EIGHTY = 'quatre vingt';
const cardinals = [
  ...base,
  ...['vingt', 'trente', 'quarante', 'cinquante'].flatMap(ten => [ten, ...fromTen(ten, 10)]),
  'soixante',
  ...fromTen('soixante', 10),
  'soixante dix|septante',
  ...fromTen('soixante', 20).slice(10),
  'quatre vingts|quatre vingt',
  ...base.slice(1).map(unit => `${EIGHTY} ${unit.split('|')[0]}`),
];

const ORDINAL_UNITS =
  'premier|première deuxième|second|seconde troisième quatrième cinquième sixième septième huitième neuvième';
const ordinals = [
  ...ORDINAL_UNITS.split(' '),
  ...'dixième onzième douzième treizième quatorzième quinzième seizième'.split(' '),
  ...['dix septième', 'dix huitième', 'dix neuvième', 'vingtième', 'vingt et unième'],
  ...'deuxième troisième quatrième cinquième sixième septième huitième neuvième'
    .split(' ')
    .map(unit => `vingt ${unit}`),
  'trentième',
  'trente et unième',
];

const AROUND =
  'à|a|vers|autour_de|aux_alentours_de|aux_environs_de|environ|à_environ|vers_les|plutôt_vers|à_partir_de|sur_les';

const rules: readonly RuleRow[] = [
  // calendar dates
  ['DATE', 'le? (DAY|ORD) (de|du|d|-|/)? MONTH .?', 'calendar', 'dm'],
  ['DATE', 'le? (DAY|ORD) (jour)? (de|d|du|-|/)? MONTH .? (de|,|en|-|/|à)? YEAR', 'calendar', 'dmy'],
  ['DATE', 'le? (DAY|ORD) (de|d)? MONTH .? TWODIGITS', 'calendar', 'dmy', 1],
  ['DATE', 'le? (DAY|ORD) sept (YEAR|TWODIGITS)?', 'dayOfFixedMonth', 9],
  ['DATE', 'le? ORD jour (de|d|du) MONTH', 'calendar', 'dm'],
  ['DATE', 'MONTH .? (le)? (DAY|ORD)', 'calendar', 'md', 0.5],
  ['DATE', 'MONTH (le)? (DAY|ORD) ,? YEAR', 'calendar', 'mdy'],
  ['DATE', '(le)? DDAY DMON (YEAR|TWODIGITS)', 'calendar', 'dmy', 2],
  ['DATE', '(le)? DDAY DMON', 'calendar', 'dm', 6],
  ['DATE', 'le (DDAY|NTH)', 'calendar', 'd', 1],
  ['DATE', 'le (DAY|ORD)', 'calendar', 'd', 4],
  ['DATE', 'ORD', 'calendar', 'd', 5],
  ['DATE', 'MONTH', 'calendar', 'm'],
  ['DATE', '(en|au_mois_de|mois_de|le_mois_de|au_mois_d|mois_d) MONTH', 'calendar', 'm'],
  ['DATE', 'MONTH (de|,|en) YEAR', 'calendar', 'my'],
  ['DATE', 'le? (DAY|ORD) MONTH TWOWORDS', 'calendar', 'dmy', 1],
  ['DATE', 'WEEKDAY ,? (le)? (DAY|ORD)', 'calendar', 'wd'],
  ['DATE', 'WEEKDAY ,? (le)? (DAY|ORD) (de|d)? MONTH .?', 'calendar', 'wdm'],
  ['DATE', 'WEEKDAY ,? (le)? DAY / MON', 'calendar', 'wdm'],
  ['DATE', '(en|l_an|l_année|année|de_l_année|en_l_an) YEAR', 'calendar', 'y'],
  ['YEAR', 'NUM (cent|cents) NUM?', 'yearOfPairs', undefined, 1],
  ['YEAR', '(mille|mil) NUM (cent|cents) NUM?', 'yearOfHundreds', 100],
  ['YEAR', 'NUM (mille|mil) NUM?', 'yearOfThousands'],
  ['YEAR', 'WORDNUM WORDNUM', 'yearOfPairs', undefined, 1],

  // counted from now
  ['DATE', '(le|la|les|de_la|du|de|au|à_la|en)? SHIFT UNIT', 'cycle'],
  ['DATE', '(le|la|les|l|de_la|du|de|au|à_la|en|d|de_l)? UNIT SHIFT', 'cycle'],
  ['DATE', 'SHIFT WEEKDAY', 'weekdayFromNow'],
  ['DATE', 'le? WEEKDAY SHIFT', 'weekdayShifted', undefined, 0.2],
  ['DATE', 'le? WEEKDAY (qui_vient|à_venir)', 'comingWeekday'],
  ['DATE', '(le|la)? SHIFT DATE', 'occurrenceFromNow', undefined, 1],
  ['DATE', '(le|la)? DATE SHIFT', 'occurrenceFromNow', undefined, 1],
  ['DATE', 'le? WEEKDAY (de)? SHIFT UNIT', 'weekdayOfWeek'],
  ['DATE', 'le? WEEKDAY (de_la|la|de) UNIT SHIFT', 'weekdayOfWeek'],
  ['DATE', 'WEEKDAY en NUM', 'weekdayLater'],
  ['DATE', 'WEEKDAY dans DUR', 'weekdayInWeek', 1],
  ['DATE', '(dans|d_ici|sous|d_ici_à|endéans|au_bout_de) (environ|à_peu_près|moins_de|moins_d)? DUR', 'fromNow', 1],
  ['DATE', 'en DUR', 'fromNow', 1],
  ['DATE', '(pour|pendant|après) DUR', 'fromNow', 1, 3],
  ['DATE', 'DUR (plus_tard|après|à_partir_de_maintenant|à_compter_de_maintenant|à_partir_d_aujourd_hui)', 'fromNow', 1],
  ['DATE', '(il_y_a|ça_fait|y_a) (environ|à_peu_près)? DUR', 'fromNow', -1],
  ['DATE', 'DUR (avant|auparavant|plus_tôt|avant_maintenant)', 'fromNow', -1],
  [
    'DATE',
    'DUR (après|à_partir_de|à_compter_de|suivant|à_partir_d|à_compter_d|à_partir_du|depuis) (le)? DATE',
    'fromTime',
    1,
  ],
  ['DATE', 'DUR avant (le)? DATE', 'fromTime', -1],
  ['DATE', '(le)? UNIT (après|suivant) DATE', 'unitAfter', 1],
  ['DATE', '(le)? UNIT (avant|précédant) DATE', 'unitAfter', -1],
  ['DATE', 'le? lendemain (du|de|de_l|d) DATE', 'nextDay', 1],
  ['DATE', 'la? veille (du|de|de_l|d) DATE', 'nextDay', -1],
  ['DATE', '(les|le|la|au_cours_des|pendant_les)? SHIFT DUR', 'stretch'],
  ['DATE', '(les|le|la|au_cours_des|ces|pendant_les)? NUM SHIFT UNIT', 'stretch'],
  ['DATE', '(les|le|la|ces|pendant_les)? DUR SHIFT', 'stretch'],

  // ordinals within others
  ['CURRENT', '(du|de_la|de_l|de_ce|de_cet|de_cette|d) UNIT', 'cycle', 0],
  ['DATE', '(le|la)? ORD (WEEKDAY|UNIT) CURRENT', 'nthOf'],
  ['DATE', '(le|la)? (dernier|dernière) (WEEKDAY|UNIT) CURRENT', 'nthOf', -1],
  ['DATE', 'le? (DAY|ORD) CURRENT', 'dayWithin'],
  ['DATE', '(le|la)? ORD WEEKDAY (de|du|d|en|de_l) (le|la)? DATE', 'nthOf'],
  ['DATE', '(le)? ORD WEEKDAY', 'nthOfThisMonth', undefined, 0.2],
  ['DATE', '(le|la)? ORD UNIT (de|du|d|en|de_l) (le|la)? DATE', 'nthOf'],
  ['DATE', '(le|la)? (dernier|dernière) WEEKDAY (de|du|d|en|de_l) (le|la)? DATE', 'nthOf', -1],
  ['DATE', '(le|la)? (dernier|dernière) UNIT (de|du|d|en|de_l) (le|la)? DATE', 'nthOf', -1],
  ['DATE', '(le|la)? ORD WEEKDAY après DATE', 'nthAfter'],
  ['DATE', '(le)? (DAY|ORD) (de|du|d) DATE', 'dayWithin', undefined, 1],
  ['DATE', '(la)? UNIT (du|de|commençant_le|de_le) DATE', 'unitAround', undefined, 1],
  ['DATE', 'semaine (numéro|no|n)? NUM', 'weekNumber', undefined, 1],
  ['DATE', '(le|au)? ORD trimestre', 'yearPart', 3],
  ['DATE', '(le|au)? ORD trimestre (de|en)? YEAR', 'yearPart', 3],
  ['DATE', '(le|ce|du)? (week_end|weekend)', 'weekend'],
  ['DATE', '(le|ce)? SHIFT (week_end|weekend)', 'weekend'],
  ['DATE', '(le)? (week_end|weekend) SHIFT', 'weekend'],
  ['DATE', '(au|le|en)? (début|commencement) (de|du|d|de_l)? DATE', 'shareOf', 'start'],
  ['DATE', '(au|le|à_la)? (milieu|mi) (de|du|d|de_l)? DATE', 'shareOf', 'middle'],
  ['DATE', '(à_la|la|en)? fin (de|du|d|de_l)? DATE', 'shareOf', 'end'],
  ['T', '(à_la|la|en)? fin (de|du|de_la) (journée|jour)', 'endOfToday'],
  ['T', '(à_la|la|en)? fin (de|du|d|de_l)? DATE', 'endOfDay'],

  ['DATE', '(à_la|la|en)? fin (de|du|d|de_la|de_l) UNIT', 'shareOfUnit', 'end'],
  ['DATE', '(au|le|en)? début (de|du|d|de_la|de_l) UNIT', 'shareOfUnit', 'start'],
  ['DATE', '(au|le)? milieu (de|du|de_la|de_l) UNIT', 'shareOfUnit', 'middle'],
  ['DATE', 'DATE dans DUR', 'fromTime', 1, 1],

  // clocks
  ['TOD', `(${AROUND}) CLK`, 'same', undefined, -7],
  ['TOD', 'CLK (pile|précises|tapantes|précise)', 'same', undefined, -8],
  ['TOD', 'HOUR (heures|heure|h)', 'clock'],
  ['TOD', 'HOUR (h|heures|heure) et? MINUTE (minutes|minute|min)?', 'clock'],
  ['CLK', 'CLK et (demi|demie) (heures|heure)?', 'minutesPast', [30, 'past'], -7],
  ['TOD', 'TOD et (demi|demie)', 'minutesPast', [30, 'past']],
  ['CLK', 'CLK et? quart', 'minutesPast', [15, 'past'], -7],
  ['CLK', 'CLK moins (le|un)? quart', 'minutesPast', [15, 'to'], -7],
  ['CLK', 'CLK moins NUM (minutes|min)?', 'minutesPastAfter', 'to', -7],
  ['CLK', 'CLK passé de NUM (minutes|min)?', 'minutesPastAfter', 'past', -7],
  ['CLK', 'CLOCKWORD MINUTE', 'namedClock', undefined, 1],
  ['CLK', 'HOUR MINUTE', 'clock', undefined, 8],
  ['TOD', 'NUM (minutes|min)? avant CLK', 'minutesPast', 'to', -8],
  ['TOD', 'NUM (minutes|min)? après CLK', 'minutesPast', 'past', -8],
  [
    'PART',
    '(du|de_la|dans_la|dans_le|dans_l|le|au|en|la|pendant_la|à_l|en_fin_de|l|de_l|de|en_début_de|en_début_d|en_fin_d|en_milieu_de|en_milieu_d|début_de|fin_de|tard_dans_la|tôt_le) PART',
    'same',
  ],
  ['DATE', '(ce|cet|cette|de_ce|de_cette) PART', 'todayPart', undefined, -12],
  ['DATE', '(hier_soir|la_nuit_dernière|cette_nuit_là)', 'lastNight'],
  ['DATE', '(ce_soir|cette_nuit)', 'tonight'],

  // intervals, recurring times, durations
  ['I', '(du|de|entre_le)? (DAY|ORD) (au|à|et_le|-) (DAY|ORD) MONTH', 'dayRange', 'ddm'],
  ['I', '(du|de|entre_le)? (DAY|ORD) (au|à|et_le|-) (DAY|ORD) MONTH YEAR', 'dayRange', 'ddmy'],
  ['I', '(pendant|pour)? DUR (à_partir_de|à_partir_du|à_compter_du|depuis) T', 'lasting', undefined, 2],
  ['I', 'T (pendant|pour) DUR', 'lasting'],
  ['DATE', '(le)? reste (de_la|du|de_l|de_cette|de_ce) UNIT', 'restOf'],
  ['I', '(de|du|depuis|dès|à_partir_de|d) (le)? (T|CLK) (à|au|jusqu_à|jusqu_au|a|-) (le)? (T|CLK)', 'between'],
  ['I', 'entre (le)? (T|CLK) et (le)? (T|CLK)', 'between'],
  ['I', '(T|CLK) (à|au|jusqu_à|jusqu_au|a) (T|CLK)', 'between', undefined, 1],
  ['I', '(depuis|depuis_le) (T|CLK)', 'since', 'past', 1],
  ['I', '(dès|après|à_partir_de|à_partir_du|à_compter_du|depuis_le|après_le) (T|CLK)', 'since', undefined, 1],
  ['I', '(jusqu_à|jusqu_au|avant|d_ici|avant_le|jusqu_en|au_plus_tard) (T|CLK)', 'until', 'exclusive', 1],
  ['S', '(chaque|tous_les|toutes_les) UNIT', 'everyUnit'],
  ['S', '(chaque|tous_les|toutes_les) DUR', 'everyUnit'],
  ['S', '(chaque|tous_les|toutes_les|les) (DATE|PART)', 'everyTime', undefined, 1],
  ['DUR', '(une|un)? (demi|demie) UNIT', 'duration', 0.5],
  ['DUR', 'DUR et (demi|demie)', 'durationAndPart', 0.5],
  ['DUR', '(un)? quart d heure', 'minutes', 15],
  ['DUR', 'trois_quarts_d_heure', 'minutes', 45],
  ['DUR', 'NUM (nuit|nuits)', 'days'],
  ['DUR', 'DUR et DUR', 'durationSum'],
  ['DUR', '(environ|pendant|durant|moins_de|plus_de|à_peu_près) DUR', 'same', undefined, 1],
];

const HOLIDAYS: readonly HolidayRow[] = [
  { names: 'nouvel an|le nouvel an|jour de l an|le jour de l an|premier de l an|nouvelle année', day: '1-1' },
  {
    names: 'saint sylvestre|la saint sylvestre|réveillon du nouvel an|st sylvestre|veille du nouvel an|réveillon',
    day: '12-31',
  },
  { names: 'noël|noel|jour de noël|le jour de noël', day: '12-25' },
  { names: 'réveillon de noël|veille de noël|la veille de noël|le réveillon de noël', day: '12-24' },
  { names: 'épiphanie|l épiphanie|jour des rois|fête des rois', day: '1-6' },
  { names: 'chandeleur|la chandeleur', day: '2-2' },
  { names: 'saint valentin|la saint valentin|st valentin|jour de la saint valentin', day: '2-14' },
  { names: 'fête du travail|la fête du travail|premier mai', day: '5-1' },
  { names: 'armistice 1945|victoire 1945|fête de la victoire', day: '5-8' },
  { names: 'fête nationale|la fête nationale|prise de la bastille|14 juillet', day: '7-14' },
  { names: 'assomption|l assomption', day: '8-15' },
  { names: 'toussaint|la toussaint|journée de la toussaint', day: '11-1' },
  { names: 'jour des morts|fête des morts', day: '11-2' },
  { names: 'armistice|l armistice|jour de l armistice', day: '11-11' },
  { names: 'saint étienne|la saint étienne|lendemain de noël|le lendemain de noël', day: '12-26' },
  { names: 'saint jean|la saint jean', day: '6-24' },
  { names: 'fête de la musique', day: '6-21' },
  { names: 'poisson d avril|premier avril', day: '4-1' },
  { names: 'halloween', day: '10-31' },
  { names: 'journée de la femme|jour de la femme|journée internationale des femmes', day: '3-8' },
  { names: 'jour de la terre|journée de la terre', day: '4-22' },
  { names: 'saint patrick|st patrick|la saint patrick', day: '3-17' },
  { names: 'saint martin', day: '11-11' },
  { names: 'pâques|paques|dimanche de pâques', day: 'easter' },
  { names: 'lundi de pâques', day: 'easter+1' },
  { names: 'vendredi saint', day: 'easter-2' },
  { names: 'jeudi saint', day: 'easter-3' },
  { names: 'dimanche des rameaux|les rameaux|rameaux', day: 'easter-7' },
  { names: 'mardi gras', day: 'easter-47' },
  { names: 'mercredi des cendres', day: 'easter-46' },
  { names: 'ascension|l ascension|jeudi de l ascension', day: 'easter+39' },
  { names: 'pentecôte|la pentecôte|dimanche de pentecôte', day: 'easter+49' },
  { names: 'lundi de pentecôte', day: 'easter+50' },
  { names: 'fête dieu', day: 'easter+60' },
  { names: 'fête des mères|la fête des mères', day: '5 -1 sun' },
  { names: 'fête des pères|la fête des pères', day: '6 3 sun' },
  { names: 'fête des grands mères', day: '3 1 sun' },
  { names: 'thanksgiving|action de grâce', day: '11 4 thu' },
  { names: 'black friday|vendredi noir', day: '11 4 thu+1' },
];

export const dateWords: DateWords = {
  cardinals,
  ordinals,
  ordinalSuffixes: 'er|e|eme|ere|re|nd|nde|ieme|ier',
  months: [
    ['janvier|janv|jan', 1],
    ['février|fevr|fev', 2],
    ['mars|mar', 3],
    ['avril|avr', 4],
    ['mai', 5],
    ['juin', 6],
    ['juillet|juil|jul', 7],
    ['août|aout|aou', 8],
    ['septembre|sept .|sep', 9],
    ['octobre|oct', 10],
    ['novembre|nov', 11],
    ['décembre|dec', 12],
  ],
  weekdays: [
    ['lundi|lun|lun .|lundis', 1],
    ['mardi|mar|mar .|mardis', 2],
    ['mercredi|mer|mer .|mercredis', 3],
    ['jeudi|jeu|jeu .|jeudis', 4],
    ['vendredi|ven|ven .|vendredis', 5],
    ['samedi|sam|sam .|samedis', 6],
    ['dimanche|dim|dim .|dimanches', 7],
  ],
  units: [
    ['seconde|secondes|sec|s', 1],
    ['minute|minutes|min|mins', 2],
    ['heure|heures|h|hr|hrs', 3],
    ['jour|jours|journée|journées|j', 4],
    ['semaine|semaines|sem', 5],
    ['mois', 6],
    ['trimestre|trimestres', 7],
    ['an|ans|année|années', 8],
    ['décennie|décennies', 9],
    ['siècle|siècles', 10],
    ['quinzaine|quinzaines', 52],
  ],
  shifts: [
    ['ce|cet|cette|ces|en cours|actuel|actuelle|courant|courante', 0],
    [
      'prochain|prochaine|prochains|prochaines|suivant|suivante|suivants|suivantes|qui vient|à venir|d après|qui suit',
      1,
    ],
    [
      'dernier|dernière|derniers|dernières|passé|passée|passés|passées|précédent|précédente|précédents|précédentes|d avant|écoulé|écoulée',
      -1,
    ],
  ],
  days: [
    ['aujourd hui|ce jour|le jour même|ce jour même|dans la journée', 0],
    ['demain|lendemain|le lendemain|jour suivant|le jour suivant|le jour d après', 1],
    ['hier|la veille|le jour précédent|le jour d avant', -1],
    ['après demain|le surlendemain|surlendemain', 2],
    ['avant hier|l avant veille', -2],
  ],
  dayParts: [
    ['aube|l aube|aurore', 'dawn', 4, 8],
    ['matin|matinée|mat|matins|début de matinée|tôt le matin|fin de matinée', 'morning', 4, 12],
    ['heure du déjeuner|pause déjeuner|déjeuner', 'lunch', 12, 14],
    ['après midi|aprem|aprèm|apres midis|aprém|milieu d aprem', 'afternoon', 12, 18],
    ['soir|soirée|soirs|début de soirée|fin de soirée', 'evening', 18, 24],
    ['nuit|nuitée', 'night', 20, 28],
  ],
  meridiems: [
    ['am|a m|a . m|a . m .|ampm', 0],
    ['pm|p m|p . m|p . m .|p', 12],
  ],
  clocks: [
    ['midi|à midi|milieu de journée|milieu de la journée|milieu de jour|mi journée|milieu de midi', 720],
    ['minuit|à minuit', 0],
    ['milieu de matinée|milieu du matin|milieu de la matinée|mi matinée', 600],
    ['milieu d après midi|milieu de l après midi|mi après midi', 840],
  ],
  quantities: [
    ['quelques|plusieurs', 3],
    ['une paire de|une couple de', 2],
    ['une douzaine de|une douzaine d', 12],
    ['une dizaine de|une dizaine d', 10],
  ],
  recurring: [
    ['quotidiennement|quotidien|tous les jours|chaque jour', 4],
    ['hebdomadaire|hebdomadairement', 5],
    ['mensuel|mensuellement', 6],
    ['trimestriel', 7],
    ['annuel|annuellement', 8],
  ],
  holidays: HOLIDAYS,
  seasons: [
    ['printemps', 1],
    ['été', 2],
    ['automne', 3],
    ['hiver', 4],
  ],
  now: 'maintenant|tout de suite|immédiatement|à l instant|en ce moment|dès que possible|le plus tôt possible|actuellement|à présent|aussitôt que possible|dès maintenant|le plus vite possible|sur le champ',
  connectors:
    'à|au|a|de|du|d|de la|en|le|la|l|les|vers|,|pour|dans|dans la|dans le|.|vers les|autour de|aux alentours de|environ|plutôt|plutôt vers|pour le|à environ|de l|dans l|ce',
  fillers:
    'à|a|au|de|du|d|en|le|la|l|les|vers|,|.|!|?|pour|dans|s|il|vous|plaît|plait|svp|environ|peut|être|c|est|donc|oui|non|et|que|ou|sur|peu|près|pres|puis|par',
  shy: 'mar|mer|sam|dim|mai|actuel|a|sept|jeu|ven|lun|sem|passe|courant|suivant',
  rules: [...SHARED_RULES, ...DAY_FIRST, ...rules],
};
