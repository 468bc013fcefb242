import type { RuleRow } from '../grammar.ts';
import { DAY_FIRST, SHARED_RULES } from './shared.ts';
import type { HolidayRow, LocaleTable } from './table.ts';

const BELOW_THIRTY =
  'cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún|veintiuno|veintiuna veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve';
const TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa';
const UNITS = BELOW_THIRTY.split(' ').slice(1, 10);

const cardinals = [
  ...BELOW_THIRTY.split(' '),
  ...TENS.split(' ').flatMap(ten => [
    ten,
    ...UNITS.map(unit =>
      unit
        .split('|')
        .map(one => `${ten} y ${one}`)
        .join('|'),
    ),
  ]),
];

const ORDINAL_UNITS = [
  'primero|primer|primera',
  'segundo|segunda',
  'tercero|tercer|tercera',
  'cuarto|cuarta',
  'quinto|quinta',
  'sexto|sexta',
  'séptimo|séptima',
  'octavo|octava',
  'noveno|novena',
];
const after = (ten: string): string[] =>
  ORDINAL_UNITS.map(units =>
    units
      .split('|')
      .flatMap(unit => [`${ten} ${unit}`, `${ten}${unit}`])
      .join('|'),
  );
const ordinals = [
  ...ORDINAL_UNITS,
  'décimo|décima',
  ...after('décimo'),
  'vigésimo|vigésima',
  ...after('vigésimo'),
  'trigésimo|trigésima',
  'trigésimo primero|trigésimo primer',
];

const rules: readonly RuleRow[] = [
  // calendar dates
  ['DATE', '(el|el_dia|dia)? (DAY|ORD) (de|del|do|-|/)? MONTH .?', 'calendar', 'dm'],
  ['DATE', '(el|el_dia|dia)? (DAY|ORD) (de|del)? MONTH .? (de|del|,|en|del_ano|de_el)? YEAR', 'calendar', 'dmy'],
  ['DATE', '(el|el_dia|dia)? (DAY|ORD) (de|del)? MONTH .? (de|del|,) TWODIGITS', 'calendar', 'dmy'],
  ['DATE', 'MONTH .? (el)? (DAY|ORD)', 'calendar', 'md', 0.5],
  ['DATE', 'MONTH (DAY|ORD) (de|del|,)? YEAR', 'calendar', 'mdy'],
  ['DATE', '(DAY|ORD) del MON', 'calendar', 'dm', 2],
  ['DATE', '(DAY|ORD) de MON', 'calendar', 'dm', 5],
  ['DATE', '(DAY|ORD) (del|de) MON (del|de) (YEAR|TWODIGITS)', 'calendar', 'dmy', 1],
  ['DATE', 'el? dia (DAY|ORD)', 'calendar', 'd'],
  ['DATE', 'el (DDAY|NTH)', 'calendar', 'd', 2],
  ['DATE', 'el (DAY|ORD)', 'calendar', 'd', 4],
  ['DATE', 'ORD', 'calendar', 'd', 5],
  ['DATE', 'MONTH', 'calendar', 'm'],
  ['DATE', '(mes_de|en|el_mes_de) MONTH', 'calendar', 'm'],
  ['DATE', 'MONTH (de|del|,|en) YEAR', 'calendar', 'my'],
  ['DATE', 'WEEKDAY ,? (el|el_dia|dia)? (DAY|ORD)', 'calendar', 'wd'],
  ['DATE', 'WEEKDAY ,? (el|el_dia|dia)? (DAY|ORD) (de|del)? MONTH .?', 'calendar', 'wdm'],
  ['DATE', 'WEEKDAY ,? (el|el_dia|dia)? DAY / MON', 'calendar', 'wdm'],
  ['DATE', '(en|ano|el_ano|del_ano|en_el_ano|de) YEAR', 'calendar', 'y'],
  ['YEAR', 'mil HUNDREDS NUM?', 'yearOfHundreds', 1],
  ['YEAR', 'mil (NUM) cientos NUM?', 'yearOfHundreds', 100],
  ['YEAR', 'NUM mil NUM?', 'yearOfThousands'],

  // counted from now
  ['DATE', '(el|la|de_la|en_la|en_el|este|esta|del|de)? SHIFT UNIT', 'cycle'],
  ['DATE', '(el|la|de_la|en_la|en_el|del|de)? UNIT SHIFT', 'cycle'],
  ['DATE', 'el? SHIFT WEEKDAY', 'weekdayFromNow'],
  ['DATE', '(el|este)? WEEKDAY SHIFT', 'weekdayShifted'],
  ['DATE', '(este|el) pasado WEEKDAY', 'weekdayShift', -1],
  ['DATE', 'este? (ultimo|pasado) WEEKDAY', 'weekdayShift', -1],
  ['DATE', 'el? SHIFT DATE', 'occurrenceFromNow', undefined, 1],
  ['DATE', 'el? DATE SHIFT', 'occurrenceFromNow', undefined, 1],
  ['DATE', '(el)? WEEKDAY (de|de_la|en|en_la)? SHIFT UNIT', 'weekdayOfWeek'],
  ['DATE', '(el)? WEEKDAY (de_la|en_la|la) UNIT SHIFT', 'weekdayOfWeek'],
  ['DATE', '(en|dentro_de|de_aqui_a|tras) (unos|unas|aproximadamente|aproximado|menos_de)? DUR', 'fromNow', 1],
  ['DATE', '(en|dentro_de) DUR (desde_ahora|a_partir_de_ahora)', 'fromNow', 1],
  ['DATE', 'DUR (despues|mas_tarde|a_partir_de_ahora|desde_ahora|luego)', 'fromNow', 1],
  ['DATE', 'hace (unos|unas|aproximadamente)? DUR', 'fromNow', -1],
  ['DATE', 'DUR (antes|atras)', 'fromNow', -1],
  ['DATE', 'DUR (a_partir_de|desde|despues_de|despues_del|luego_de|a_partir_del) DATE', 'fromTime', 1],
  ['DATE', 'en DUR (desde|a_partir_de) DATE', 'fromTime', 1],
  ['DATE', 'DUR (antes_de|antes_del) DATE', 'fromTime', -1],
  ['DATE', '(el)? UNIT (despues_de|despues_del|siguiente_a) DATE', 'unitAfter', 1],
  ['DATE', '(el)? UNIT (antes_de|antes_del) DATE', 'unitAfter', -1],
  ['DATE', '(los|las|el|la|en_los|en_las)? SHIFT DUR', 'stretch'],
  ['DATE', '(los|las|el|la|en_los|en_las)? NUM SHIFT UNIT', 'stretch'],
  ['DATE', '(los|las|el|la)? DUR SHIFT', 'stretch'],

  // ordinals within others
  ['DATE', '(el|la)? ORD WEEKDAY (de|del|de_la|en|en_el) (el|la)? DATE', 'nthOf'],
  ['DATE', '(el)? ORD WEEKDAY', 'nthOfThisMonth', undefined, 0.2],
  ['DATE', '(el|la)? ORD UNIT (de|del|de_la|en|en_el) (el|la)? DATE', 'nthOf'],
  ['DATE', '(el|la)? ultimo WEEKDAY (de|del|de_la|en) DATE', 'nthOf', -1],
  ['DATE', '(el|la)? (ultimo|ultima) UNIT (de|del|de_la|en) DATE', 'nthOf', -1],
  ['DATE', '(el|dia)? (DAY|ORD) (de|del) DATE', 'dayWithin', undefined, 1],
  ['DATE', 'la? UNIT (del|de|que_empieza_el) DATE', 'unitAround', undefined, 1],
  ['DATE', 'semana (numero)? NUM', 'weekNumber', undefined, 1],
  ['DATE', 'ORD trimestre', 'yearPart', 3],
  ['DATE', 'ORD trimestre (de|del) YEAR', 'yearPart', 3],
  ['DATE', '(el|este|un)? fin_de_semana', 'weekend'],
  ['DATE', '(el|este)? SHIFT fin_de_semana', 'weekend'],
  ['DATE', '(el)? fin_de_semana SHIFT', 'weekend'],
  ['DATE', '(a|al)? (principios|inicio|comienzos|comienzo|inicios) (de|del) DATE', 'shareOf', 'start'],
  ['DATE', '(a|al)? mediados (de|del) DATE', 'shareOf', 'middle'],
  ['DATE', '(a|al)? (fines|finales|final|fin) (de|del) DATE', 'shareOf', 'end'],
  ['T', '(a|al|el)? (final|fin|finalizar) (de|del) dia', 'endOfToday'],
  ['T', '(a|al|el)? (final|fin|finalizar) (de|del|el|el_dia_de|del_dia_de) DATE', 'endOfDay'],

  ['DATE', '(a|al|el)? (fin|fines|final|finales) (de|del|de_la) UNIT', 'shareOfUnit', 'end', 0.5],
  ['DATE', '(a|al)? (principio|principios|comienzo|comienzos|inicio) (de|del|de_la) UNIT', 'shareOfUnit', 'start'],
  ['DATE', '(a|al)? mediados (de|del|de_la) UNIT', 'shareOfUnit', 'middle'],
  ['DATE', 'DATE en DUR', 'fromTime', 1, 1],
  ['DUR', 'hora y media', 'minutes', 90],

  // clocks
  [
    'TOD',
    '(a_las|a_la|las|la|al_las|sobre_las|hacia_las|para_las|a_eso_de_las|cerca_de_las|de_las|por_las|a) CLK',
    'same',
    undefined,
    -7,
  ],
  ['TOD', 'CLK (en_punto)', 'same', undefined, -8],
  ['TOD', 'CLK (horas|hrs|hs|hora)', 'same', undefined, -8],
  ['TOD', 'HOUR h TWODIGITS', 'clock'],
  ['CLK', 'CLK y media', 'minutesPast', [30, 'past'], -7],
  ['CLK', 'CLK y? cuarto', 'minutesPast', [15, 'past'], -7],
  ['CLK', 'HOUR y MINUTE (minutos|min)?', 'clock', undefined, 3],
  ['CLK', 'HOUR (con) MINUTE (minutos|min)?', 'clock', undefined, 3],
  ['CLK', 'HOUR MINUTE', 'clock', undefined, 8],
  ['CLK', 'HOUR (cero|zero) NUM', 'clock', undefined, 7],
  ['CLK', 'CLK menos (un|el)? cuarto', 'minutesPast', [15, 'to'], -7],
  ['CLK', 'CLK menos NUM', 'minutesPastAfter', 'to', -6],
  ['TOD', 'NUM (minutos|minuto|mins|min)? (para|antes_de) (las|la) CLK', 'minutesPast', 'to', -8],
  ['TOD', '(un|el)? cuarto (pasadas|pasados|después_de) (de)? (las|la) CLK', 'minutesPast', [15, 'past'], -8],
  ['TOD', '(un|el)? cuarto (para|antes_de) (las|la) CLK', 'minutesPast', [15, 'to'], -8],
  [
    'TOD',
    'NUM (minutos|minuto|mins|min)? (pasadas|pasados|despues_de|pasada|tras) (de)? (las|la) CLK',
    'minutesPast',
    'past',
    -8,
  ],
  ['PART', '(de_la|por_la|en_la|a_la|la|durante_la) PART', 'same', undefined, -12],
  ['PART', '(del|al|por_el|de|el) PART', 'same'],
  ['DATE', '(esta|este|de_esta|por_esta) PART', 'todayPart', undefined, -12],
  ['DATE', '(anoche|ayer_noche|ayer_por_la_noche)', 'lastNight'],
  ['DATE', 'esta noche', 'tonight'],

  // intervals, recurring times, durations
  ['I', '(del|de|desde_el|entre_el)? (DAY|ORD) (al|a|hasta_el|y_el|y|-) (DAY|ORD) de? MONTH', 'dayRange', 'ddm'],
  [
    'I',
    '(del|de|desde_el|entre_el)? (DAY|ORD) (al|a|hasta_el|y_el|y|-) (DAY|ORD) de? MONTH (de|del|,)? YEAR',
    'dayRange',
    'ddmy',
  ],
  ['I', 'MONTH (del)? (DAY|ORD) (al|a|hasta_el|-) (DAY|ORD)', 'dayRange', 'mdd'],
  ['I', '(por|durante)? DUR (a_partir_de|desde|a_partir_del|desde_el) T', 'lasting', undefined, 2],
  ['I', 'T (por|durante) DUR', 'lasting'],
  ['DATE', '(el)? resto (de_la|del|de_este|de_esta|de) UNIT', 'restOf'],
  [
    'I',
    '(de|desde|del|desde_el|de_la|desde_las|desde_la) (T|CLK) (a|hasta|al|hasta_el|a_las|hasta_las|a_la|-) (T|CLK)',
    'between',
  ],
  ['I', '(desde|desde_el|desde_las) (T|CLK)', 'since', 'past', 1],
  ['I', 'entre (el|las|la)? (T|CLK) y (el|las|la)? (T|CLK)', 'between'],
  ['I', '(T|CLK) (a|hasta|al|hasta_el|hasta_las) (T|CLK)', 'between', undefined, 1],
  ['I', '(despues_de|a_partir_de|tras|a_partir_del|despues_del|despues_de_las) (T|CLK)', 'since', undefined, 1],
  ['I', '(hasta|antes_de|hasta_el|antes_del|antes_de_las|hasta_las) (T|CLK)', 'until', 'exclusive', 1],
  ['S', '(cada|todos_los|todas_las) UNIT', 'everyUnit'],
  ['S', 'cada DUR', 'everyUnit'],
  ['S', '(cada|todos_los|todas_las|los|las) (DATE|PART)', 'everyTime', undefined, 1],
  ['DUR', '(media|medio) UNIT', 'duration', 0.5],
  ['DUR', 'DUR y (media|medio)', 'durationAndPart', 0.5],
  ['DUR', '(un)? cuarto de hora', 'minutes', 15],
  ['DUR', 'tres cuartos de hora', 'minutes', 45],
  ['DUR', 'NUM (noche|noches)', 'days'],
  ['DUR', 'DUR y DUR', 'durationSum'],
  ['DUR', '(unos|unas|aproximadamente|durante|por|menos_de|mas_de|casi) DUR', 'same', undefined, 1],
];

const HOLIDAYS: readonly HolidayRow[] = [
  { names: 'año nuevo|ano nuevo|día de año nuevo|dia de ano nuevo', day: '1-1' },
  { names: 'nochevieja|fin de año|noche vieja|víspera de año nuevo', day: '12-31' },
  { names: 'navidad|día de navidad|la navidad', day: '12-25' },
  { names: 'nochebuena|noche buena|víspera de navidad', day: '12-24' },
  { names: 'reyes|día de reyes|los reyes magos|epifanía|reyes magos|día de los reyes magos', day: '1-6' },
  { names: 'san valentín|día de san valentín|día de los enamorados|dia del amor', day: '2-14' },
  {
    names:
      'día del trabajo|día del trabajador|día de los trabajadores|día internacional de los trabajadores|día internacional del trabajador|primero de mayo',
    day: '5-1',
  },
  { names: 'día de la hispanidad|día de la raza|fiesta nacional|fiesta nacional de españa', day: '10-12' },
  { names: 'todos los santos|día de todos los santos', day: '11-1' },
  { names: 'día de los muertos|día de muertos|día de los difuntos', day: '11-2' },
  { names: 'día de la constitución', day: '12-6' },
  { names: 'inmaculada|inmaculada concepción|la inmaculada', day: '12-8' },
  { names: 'asunción|la asunción', day: '8-15' },
  { names: 'san josé|día del padre', day: '3-19' },
  { names: 'san juan|noche de san juan', day: '6-24' },
  { names: 'santos inocentes|día de los inocentes', day: '12-28' },
  { names: 'día de la mujer|día internacional de la mujer', day: '3-8' },
  { names: 'día de la tierra', day: '4-22' },
  { names: 'halloween|noche de brujas', day: '10-31' },
  { names: 'día del niño', day: '4-30' },
  { names: 'día de la independencia', day: '7-4' },
  { names: 'día del maestro', day: '9-11' },
  { names: 'pascua|domingo de pascua|domingo de resurrección', day: 'easter' },
  { names: 'lunes de pascua', day: 'easter+1' },
  { names: 'viernes santo', day: 'easter-2' },
  { names: 'jueves santo', day: 'easter-3' },
  { names: 'domingo de ramos', day: 'easter-7' },
  { names: 'miércoles de ceniza', day: 'easter-46' },
  { names: 'martes de carnaval|carnaval', day: 'easter-47' },
  { names: 'corpus christi', day: 'easter+60' },
  { names: 'pentecostés', day: 'easter+49' },
  { names: 'día de la madre', day: '5 1 sun' },
  { names: 'acción de gracias|día de acción de gracias', day: '11 4 thu' },
  { names: 'viernes negro|black friday', day: '11 4 thu+1' },
];

export const esES: LocaleTable = {
  cardinals,
  ordinals,
  ordinalSuffixes: 'o|a|er|ro|ero|era|ra|do|da|to|ta|mo|vo|no',
  months: [
    ['enero|ene', 1],
    ['febrero|feb', 2],
    ['marzo|mar', 3],
    ['abril|abr', 4],
    ['mayo|may', 5],
    ['junio|jun', 6],
    ['julio|jul', 7],
    ['agosto|ago', 8],
    ['septiembre|setiembre|sept|sep|set', 9],
    ['octubre|oct', 10],
    ['noviembre|nov', 11],
    ['diciembre|dic', 12],
  ],
  weekdays: [
    ['lunes|lun|lu|los lunes', 1],
    ['martes|mar|ma|los martes', 2],
    ['miércoles|mie|mier|mi|los miercoles', 3],
    ['jueves|jue|ju|los jueves', 4],
    ['viernes|vie|vi|los viernes', 5],
    ['sábado|sab|sa|sabados', 6],
    ['domingo|dom|do|domingos', 7],
  ],
  units: [
    ['segundo|segundos|seg|segs|s', 1],
    ['minuto|minutos|min|mins', 2],
    ['hora|horas|h|hr|hrs|hs', 3],
    ['día|días', 4],
    ['semana|semanas', 5],
    ['mes|meses', 6],
    ['trimestre|trimestres', 7],
    ['año|años|ano|anos', 8],
    ['década|décadas|decenio', 9],
    ['siglo|siglos', 10],
    ['quincena|quincenas', 52],
  ],
  shifts: [
    ['este|esta|estos|estas|el presente|actual|presente|corriente|en curso|el actual', 0],
    [
      'próximo|próxima|próximos|próximas|siguiente|siguientes|que viene|que vienen|entrante|venidero|venidera|este próximo|esta próxima',
      1,
    ],
    ['pasado|pasada|pasados|pasadas|último|última|últimos|últimas|anterior|anteriores|este pasado|previo|previa', -1],
  ],
  days: [
    ['hoy|el día de hoy|el día|el mismo día|del día|día de hoy', 0],
    [
      'mañana|el día siguiente|el día de mañana|el siguiente día|al día siguiente|día de mañana|siguiente día|día siguiente',
      1,
    ],
    ['ayer|el día anterior|el día de ayer|el último día|día de ayer', -1],
    ['pasado mañana|pasadomañana|el día después de mañana|el día despues de mañana|día después de mañana', 2],
    ['anteayer|antier|antes de ayer|antes de anoche|el día antes de ayer|día antes de ayer', -2],
  ],
  dayParts: [
    ['madrugada', 'dawn', 0, 6],
    ['mañana', 'morning', 4, 12, 12],
    ['mañanita|mañanas', 'morning', 4, 12],
    ['mediodía', 'lunch', 12, 14],
    ['tarde|tardes|tardecita', 'afternoon', 12, 20],
    ['noche|noches', 'night', 20, 28],
  ],
  meridiems: [
    ['am|a m|a . m|a . m .', 0],
    ['pm|p m|p . m|p . m .|p', 12],
  ],
  clocks: [
    ['mediodía|medio día|medio dia|al mediodía|al medio día|del mediodía', 720],
    ['medianoche|media noche|a medianoche|a la medianoche', 0],
    ['media mañana|a media mañana', 600],
    ['media tarde|a media tarde', 840],
  ],
  quantities: [
    ['algunos|algunas|unos|unas|unos pocos|unas pocas|pocos|pocas|varios|varias|unos cuantos|unas cuantas', 3],
    ['un par de|par de|un par', 2],
    ['una docena|docena', 12],
  ],
  hundreds: [
    ['setecientos', 700],
    ['ochocientos', 800],
    ['novecientos|nuevecientos', 900],
  ],
  recurring: [
    ['diariamente|diario|a diario|todos los días|cada día', 4],
    ['semanalmente|semanal', 5],
    ['mensualmente|mensual', 6],
    ['trimestralmente|trimestral', 7],
    ['anualmente|anual', 8],
  ],
  holidays: HOLIDAYS,
  seasons: [
    ['primavera', 1],
    ['verano', 2],
    ['otoño', 3],
    ['invierno', 4],
  ],
  now: 'ahora|ahora mismo|ya|ya mismo|en este momento|en este instante|inmediatamente|lo antes posible|lo más pronto posible|tan pronto como sea posible|cuanto antes|tan pronto como podamos|lo más rápido posible|tan pronto como pueda|actualmente|en estos momentos',
  connectors:
    'a|al|a la|a las|de|del|de la|de las|en|en la|en el|el|la|las|los|por|por la|,|para|para el|para las|sobre|.|hacia|a eso de|cerca de',
  fillers:
    'a|al|de|del|en|el|la|las|los|por|para|,|.|!|?|¿|¡|por|favor|es|sobre|hacia|aproximadamente|sí|si|no|y|que|quizás|tal|vez|durante|o|le|repetir',
  shy: 'mar|may|set|a|mi|ma|do|sa|vi|ju|lu|ya|cuarto|actual|presente|siguiente',
  rules: [...SHARED_RULES, ...DAY_FIRST, ...rules],
};
